import type { RawSocket } from '#server/testing/raw-socket.ts'
import { type SignedIn, startTestServer } from '#server/testing/start-test-server.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { Chance } from './convergence/chance.ts'
import { namingSeed, type Trial } from './trial.ts'

const FAST = { perSecond: 1e6, burst: 1e6 }
/** Edits under way when the right goes. */
const EDITS_BEFORE = 20

interface Director {
  who: SignedIn
  socket: RawSocket
}

/**
 * Somebody who reads along is demoted, deactivated, signed out by a director or signs out, while a director types. Their
 * socket closes, and nothing that is typed after the answer reaches it; how long closing takes is measured.
 */
export const revocation: Trial = {
  name: 'revocation',
  rules: ['SEC-8', 'PEOPLE-2'],
  roundsInCi: 8,
  rounds: 1_000,
  run: async (course) => {
    const server = await startTestServer({ limits: { frames: FAST, presence: FAST } })
    const milliseconds: number[] = []
    try {
      const who = await server.signIn('mette')
      const director = { who, socket: await who.openSocket() }
      await director.socket.sync()
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        const jonas = await server.signIn('jonas')
        milliseconds.push(await namingSeed(seed, () => runRound(director, jonas, seed)))
        await who.request('PATCH', '/api/people/jonas', { role: 'planner', isActive: true })
      }
    } finally {
      await server.close()
    }
    const sorted = milliseconds.toSorted((a, b) => a - b)
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
    return `${sorted.length} sockets closed, none heard a word after; ms from asking to closed: median ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}`
  },
}

/** Answers the milliseconds from asking until the socket was closed. */
async function runRound(director: Director, jonas: SignedIn, seed: number): Promise<number> {
  const socket = await jonas.openSocket()
  await socket.sync()
  const write = (note: string) =>
    director.socket.edit((document) => planProperties(document).set('note', note))
  for (let edit = 0; edit < EDITS_BEFORE; edit++) write(`før ${edit}`)

  const begun = performance.now()
  const closed = socket.hears('closed').then(() => performance.now() - begun)
  const { status } = await revoke(new Chance(seed).whole(0, 3), director.who, jonas)
  if (status >= 300) throw new Error(`taking the right away was answered ${status}`)
  const heardByThen = socket.heard.length
  const after = `efter ${seed}`
  write(after)
  const took = await closed
  await director.socket.settled()
  const since = socket.heard.slice(heardByThen).filter(({ kind }) => kind !== 'closed')
  if (planProperties(socket.document).get('note') === after)
    throw new Error('heard what was written afterwards')
  if (since.some(({ kind }) => kind === 'difference')) throw new Error('was answered afterwards')
  return took
}

async function revoke(kind: number, director: SignedIn, jonas: SignedIn): Promise<Response> {
  switch (kind) {
    case 0:
      return director.request('PATCH', '/api/people/jonas', { role: 'observer' })
    case 1:
      return director.request('PATCH', '/api/people/jonas', { isActive: false })
    case 2: {
      const { people } = await (await director.request('GET', '/api/people')).json()
      const { sessions } = people.find(({ person }: { person: { id: string } }) => person.id === 'jonas')
      return director.request('DELETE', `/api/people/jonas/sessions/${sessions.at(-1).id}`)
    }
    default:
      return jonas.request('DELETE', '/api/session')
  }
}
