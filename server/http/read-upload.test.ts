import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { portOf } from './port-of.ts'
import { UploadReader } from './read-upload.ts'

test('[UPLOAD-12] who is gone before their file is read takes nobody’s place', async () => {
  const arrived: { incoming: IncomingMessage; response: ServerResponse }[] = []
  const server = createServer((incoming, response) => void arrived.push({ incoming, response }))
  const host = '127.0.0.1'
  const port = await portOf(server, 0, host)
  const reader = new UploadReader()
  for (let number = 1; number <= 9; number++) {
    const outgoing = request({ host, port, method: 'POST', headers: { 'content-length': '1000' } })
    outgoing.on('error', () => {}).write('x')
    await expect.poll(() => arrived.length).toBe(number)
    const { incoming, response } = arrived[number - 1] as (typeof arrived)[number]
    const gone = new Promise((resolve) => incoming.once('close', resolve))
    outgoing.destroy()
    await gone
    const reading = reader.read(incoming, response, { limit: 2_000, tooLarge: 'document-too-large' })
    await expect(reading).rejects.toMatchObject({ code: 'hung-up' })
  }
  server.close()
})
