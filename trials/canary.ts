import { pino } from 'pino'
import {
  type PersonName,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '#server/testing/start-test-server.ts'
import { tokenFor } from '#server/testing/token-for.ts'
import { TOKEN_SCOPES } from '#shared/tokens/scopes.ts'
import {
  callAllRoutes,
  type Outsider,
  openAllRooms,
  type Program,
  SEARCHED_FORMATS,
} from './canary/outsider.ts'
import {
  type Plant,
  plantClosedPoints,
  plantConfidential,
  plantLabel,
  publishBeside,
  share,
  writeOn,
} from './canary/plant.ts'
import { formsFound, Recorder } from './canary/recorder.ts'
import { Chance } from './convergence/chance.ts'
import { namingSeed, type Trial } from './trial.ts'

const FAST = { perSecond: 1e6, burst: 1e6 }

/** None of them may read CenSec's confidential part; rikke is made an admin, which gives no right to it. */
const OUTSIDERS: readonly PersonName[] = ['ida', 'lars', 'rikke', 'mette']

/** An observer, and the director whose own party's part it is: a token reaches nothing confidential, whoever it is of. */
const TOKEN_OWNERS: PersonName[] = ['ida', 'anna']

const STRANGER = 'a stranger'

interface Seen {
  responses: number
  frames: number
}

/**
 * Unique words in every confidential place, and all bytes that reach those who may not see them, through every route, room
 * and frame: none of the words is there, in any form; nor is what was shared before it was made confidential; nor is anything
 * of a party's file for the gold label; nor are the closed points of a meeting, which the directors alone have; nor, to who
 * has no account, anything beside what is published.
 */
export const canary: Trial = {
  name: 'canary',
  rules: ['CONF-1', 'CONF-3', 'DUTY-7', 'LABEL-8', 'MEET-3', 'PUBLIC-2', 'RIGHTS-2', 'RIGHTS-3', 'TOKEN-3'],
  roundsInCi: 1,
  rounds: 200,
  run: async (course) => {
    const seen: Seen = { responses: 0, frames: 0 }
    let words = 0
    for (let seed = course.next(); seed !== undefined; seed = course.next()) {
      await namingSeed(seed, async () => {
        words += await runRound(new Chance(seed), seen)
      })
    }
    return `Of ${words} confidential words none was in ${seen.responses} responses and ${seen.frames} frames to observers, a reader, the other party, an admin, programs with tokens, one whose access was taken away, and strangers, whom nothing reached that is not agreed either`
  },
}

async function runRound(chance: Chance, seen: Seen): Promise<number> {
  const said: string[] = []
  const server = await startTestServer({
    limits: { frames: FAST, presence: FAST, socketsPerAddress: 1_000, socketsPerPerson: 1_000 },
    log: pino({ level: 'trace' }, { write: (line) => void said.push(line) }),
  })
  const canaries = new Map<string, string>()
  const plant = planting(canaries, chance)
  /** Between the directors of both parties, of whom one is an outsider to all else. */
  const ofClosedPoints = new Map<string, string>()
  /** Both parties' people may see these. */
  const ofTheInside = new Map<string, string>()
  const outsiders: Outsider[] = []
  const programs: Program[] = []
  try {
    const anna = await server.signIn('anna')
    await anna.request('PATCH', '/api/people/rikke', { admin: true })
    const known = { ...(await plantConfidential(anna, plant)), ...(await plantLabel(anna, plant)) }
    const shared = `faelles${chance.letters(18, 18)}`
    await share(anna, shared)
    const mette = await server.signIn('mette')
    await plantClosedPoints(anna, mette, planting(ofClosedPoints, chance))
    await publishBeside([anna, mette], shared, planting(ofTheInside, chance))
    const stranger: Outsider = { name: STRANGER, cookie: '', recorder: new Recorder() }
    outsiders.push(stranger)
    for (const name of OUTSIDERS) {
      const { cookie } = await server.signIn(name)
      outsiders.push({ name, cookie, recorder: new Recorder() })
    }
    for (const outsider of outsiders) await openAllRooms(server, outsider)
    for (const name of TOKEN_OWNERS) programs.push(await programOf(server, name))
    outsiders.push(await shutOut(server, anna))
    await writeOn(anna, known, plant)
    const callers = [...outsiders, ...programs]
    const [fileFor, fileFormat] = [chance.oneOf(callers), chance.oneOf(SEARCHED_FORMATS)]
    for (const caller of callers) {
      await callAllRoutes(server, caller, known, caller === fileFor ? fileFormat : undefined)
      await caller.recorder.settled()
      seen.responses += caller.recorder.responses
      seen.frames += caller.recorder.frames
    }
    for (const { name, recorder } of callers) {
      const all = recorder.all()
      mustNotFind(all, canaries, name)
      if (name === STRANGER) mustNotFind(all, ofTheInside, name)
      if (name !== 'mette') mustNotFind(all, ofClosedPoints, name)
      else if (!all.includes([...ofClosedPoints.values()][0] ?? ''))
        throw new Error('A director has not even got the closed points.')
      // What they may see they have seen, or the search would find nothing whatever there was.
      if (!all.includes(shared)) throw new Error(`${name} has not even got what everybody reads.`)
    }
    for (const words of [canaries, ofClosedPoints])
      mustNotFind(Buffer.from(said.join('\n')), words, 'the log')
  } finally {
    for (const { recorder } of outsiders) recorder.leave()
    await server.close()
  }
  return canaries.size + ofClosedPoints.size + ofTheInside.size
}

/** Remembers where each word was put. */
function planting(canaries: Map<string, string>, chance: Chance): Plant {
  return (place) => {
    const word = `kanarie${chance.letters(18, 18)}`
    canaries.set(place, word)
    return word
  }
}

async function programOf(server: TestServer, name: PersonName): Promise<Program> {
  const { secret } = await tokenFor(server, name, { scopes: [...TOKEN_SCOPES] })
  return { name: `${name}, by token`, secret, recorder: new Recorder() }
}

function mustNotFind(bytes: Buffer, canaries: ReadonlyMap<string, string>, who: string): void {
  for (const [place, word] of canaries) {
    const forms = formsFound(bytes, word)
    if (forms.length > 0) throw new Error(`What stands in ${place} came to ${who} as ${forms.join(', ')}.`)
  }
}

/** Peter had CenSec's confidential part open when his role was changed; he has another session as what he is now. */
async function shutOut(server: TestServer, anna: SignedIn): Promise<Outsider> {
  const recorder = new Recorder()
  const before = { name: 'peter, before', cookie: (await server.signIn('peter')).cookie, recorder }
  await openAllRooms(server, before)
  const { status } = await anna.request('PATCH', '/api/people/peter', { role: 'reader' })
  if (status !== 200) throw new Error(`His role could not be changed: ${status}.`)
  await recorder.settled()
  recorder.forget()
  await openAllRooms(server, before)
  const after = {
    name: 'peter, whose rights were taken away',
    cookie: (await server.signIn('peter')).cookie,
    recorder,
  }
  await openAllRooms(server, after)
  return after
}
