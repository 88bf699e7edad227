import { expect, test } from 'vitest'
import { startTestServer } from '../testing/start-test-server.ts'

test('[MEET-8] the meetings are read once for all who ask, until something is changed', async () => {
  const server = await startTestServer()
  const { meetingDocuments } = server.server
  const before = await meetingDocuments.read()
  expect(await meetingDocuments.read()).toBe(before)
  const anna = await server.signIn('anna')
  const logged = await anna.request('POST', '/api/meetings/contacts', { text: 'Ringede om messen' })
  expect(logged.status).toBeLessThan(300)
  const after = await meetingDocuments.read()
  expect(after).not.toBe(before)
  expect(JSON.stringify(after)).toContain('Ringede om messen')
  await server.close()
})
