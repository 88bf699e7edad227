import { expect, test } from 'vitest'
import { keptLog } from './testing/kept-log.ts'
import { plainPasswords } from './testing/plain-passwords.ts'
import { PASSWORD, send, startTestServer } from './testing/start-test-server.ts'

test('[OPS-8] tells of an error what is the program’s own, and nothing that a library has hung on it', () => {
  const { log, text } = keptLog()
  const cause = Object.assign(new Error('duplicate key value violates unique constraint'), {
    code: '23505',
    detail: 'Key (email)=(anna@censec.example) already exists.',
    parameters: ['Anna Holm'],
  })
  log.error({ err: new Error('a person could not be kept', { cause }) }, 'failed')
  const line = JSON.parse(text())
  expect(line).toMatchObject({
    level: 'error',
    msg: 'failed',
    err: { type: 'Error', message: 'a person could not be kept', cause: { code: '23505' } },
  })
  expect(new Date(line.time).toISOString()).toBe(line.time)
  expect(text()).not.toContain('anna@')
  expect(text()).not.toContain('Holm')
})

test('[OPS-8] an answer names its request, and so does every line of it in the log, and no other', async () => {
  const { log, text } = keptLog()
  const server = await startTestServer({
    log,
    ports: { passwords: { ...plainPasswords, hash: () => Promise.reject(new Error('the hashing is away')) } },
    empty: true,
  })
  const token = await server.server.people.newSetUpToken()
  const body = { name: 'Ny', email: 'ny@censec.example', party: 'censec', password: PASSWORD, token }
  const asked = (id: string, token: string) =>
    send(server.url, 'POST', '/api/set-up', { ...body, token }, { 'x-request-id': id })
  const [refused, failed] = await Promise.all([
    asked('request-number-1', 'forkert'),
    asked('request-number-2', token),
  ])
  expect([refused.status, failed.status]).toEqual([410, 500])
  expect(refused.headers.get('x-request-id')).toBe('request-number-1')
  await server.close()
  const lines = text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const linesOf = (request: string) => lines.filter((line) => line.request === request)
  const answered = { msg: 'a request was answered', level: 'debug', route: '/api/set-up', method: 'POST' }
  expect(linesOf('request-number-1')).toMatchObject([{ ...answered, status: 410 }])
  expect(linesOf('request-number-2')).toMatchObject([
    { msg: 'a request failed', level: 'error', err: { message: 'the hashing is away' } },
    { ...answered, status: 500 },
  ])
})
