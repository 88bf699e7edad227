/**
 * Whether something exists shows neither in a refusal nor in what it costs: the same work is done for what is not there.
 * Work is counted, not timed: the calls on what is stored, and the passwords that are tried.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { createMemoryDocuments } from '../adapters/memory-documents.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { storedDocument } from '../ports/document-store-contract.ts'
import { plainPasswords } from '../testing/plain-passwords.ts'
import { type PersonName, PLAN_ROOM, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const calls: string[] = []

/** The same port, its calls noted down. */
function counted<Port extends object>(name: string, port: Port): Port {
  return new Proxy(port, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        calls.push(`${name}.${String(key)}`)
        return Reflect.apply(member, target, args)
      }
    },
  })
}

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({
    ports: {
      directory: counted('directory', createMemoryDirectory()),
      journal: counted('journal', createMemoryJournal()),
      documents: counted('documents', createMemoryDocuments()),
      passwords: counted('passwords', plainPasswords),
    },
  })
})
afterAll(() => server.close())

async function workOf(work: () => Promise<unknown>): Promise<{ answer: unknown; work: string[] }> {
  calls.length = 0
  const answer = await work()
  return { answer, work: calls.toSorted() }
}

describe('[S5] signing in', () => {
  const attempt = (email: string) =>
    workOf(async () => {
      const response = await fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: 'forkert' }),
      })
      return [response.status, await response.text()]
    })

  test('tries one password, whoever’s address it is', async () => {
    const { directory } = server.ports
    await directory.changeMember('peter', { deactivatedAt: '2027-01-01' }, () => {})
    const person = { party: 'censec', role: 'reader', admin: false, name: 'x' } as const
    const identities = [{ issuer: 'https://x.example', subject: 'x', linkedAt: '2027-01-01' }]
    await directory.addMember({ person: { ...person, id: 'x', email: 'x@censec.example' }, identities })
    const known = await attempt('anna@censec.example')
    expect(known.work.filter((call) => call.startsWith('passwords.'))).toEqual(['passwords.verify'])
    for (const email of ['nobody@censec.example', 'peter@censec.example', 'x@censec.example']) {
      const { answer, work } = await attempt(email)
      expect(answer).toEqual(known.answer)
      expect(work.filter((call) => !call.includes('find'))).toEqual(['passwords.verify'])
    }
  })

  test('with a link that counts for nothing tries no password', async () => {
    const { work } = await workOf(() =>
      fetch(`${server.url}/api/invitations/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: 'x', name: 'Ny', password: 'en lang og ukendt sætning' }),
      }),
    )
    expect(work.filter((call) => call.startsWith('passwords.'))).toEqual([])
  })
})

/** What the server reads by itself soon after its start is counted, too, where it falls in between; what differs goes on differing. */
async function sameOnceNothingElseIsDone(
  work: (what: string) => Promise<unknown>,
  there: string,
  notThere: string,
): Promise<void> {
  await vi.waitFor(async () => expect(await work(notThere)).toEqual(await work(there)), 10_000)
}

describe('[S5] what somebody may not see costs what it costs where it is not there', () => {
  const PLAN = '/api/plans/demo-2027'
  const UNKNOWN = '/api/plans/none-2027'
  const move = { moved: { kind: 'activity', activityId: 'x' } }

  const DOCUMENTS = '/api/label/documents'
  beforeAll(async () => {
    await server.ports.documents.add(storedDocument('of-censec', 'Vores'), 1_000)
    await server.ports.documents.add(storedDocument('of-difos', 'Deres', { party: 'difos' }), 1_000)
  })

  test.each<[PersonName, string, string, string, unknown?]>([
    ['mette', 'GET', `${DOCUMENTS}/of-censec`, `${DOCUMENTS}/none`],
    ['jonas', 'DELETE', `${DOCUMENTS}/of-censec`, `${DOCUMENTS}/none`],
    ['ida', 'GET', `${DOCUMENTS}/of-censec`, `${DOCUMENTS}/none`],
    ['anna', 'GET', `${DOCUMENTS}/of-difos`, `${DOCUMENTS}/none`],
    ['anna', 'DELETE', `${DOCUMENTS}/of-difos`, `${DOCUMENTS}/none`],
    ['ida', 'GET', `${PLAN}/confidential`, `${UNKNOWN}/confidential`],
    ['ida', 'GET', `${PLAN}/confidential/threads`, `${UNKNOWN}/confidential/threads`],
    ['rikke', 'POST', `${PLAN}/confidential/move-in`, `${UNKNOWN}/confidential/move-in`, move],
    ['rikke', 'POST', `${PLAN}/threads`, `${UNKNOWN}/threads`, { body: 'Hej' }],
    ['rikke', 'PATCH', `${PLAN}/activities/x`, `${UNKNOWN}/activities/x`, { place: 'Odense' }],
    ['mette', 'GET', '/api/label/indicators/maturity', '/api/label/indicators/none'],
    ['ida', 'GET', '/api/label/indicator-sets/1', '/api/label/indicator-sets/9'],
    ['mette', 'PATCH', '/api/people/ida', '/api/people/nobody', { role: 'reader' }],
    ['mette', 'DELETE', '/api/people/ida/sessions/x', '/api/people/nobody/sessions/x'],
  ])('%s, %s %s', async (name, method, there, notThere, body) => {
    const who = await server.signIn(name)
    const ask = (path: string) =>
      workOf(async () => {
        const response = await who.request(method, path, body)
        return [response.status, await response.text()]
      })
    await ask(there)
    await sameOnceNothingElseIsDone(ask, there, notThere)
  })

  test.each(['plan/demo-2027/confidential/censec', 'plan/demo-2027/confidential/censec/ledger'])(
    'the room %s',
    async (room) => {
      const mette = await server.signIn('mette')
      const open = (name: string) =>
        workOf(async () => {
          const socket = await mette.openSocket(name)
          await socket.hears('closed')
        })
      await open(room)
      expect(room).toContain(PLAN_ROOM)
      await sameOnceNothingElseIsDone(open, room, room.replace('demo-2027', 'none-2027'))
    },
  )
})
