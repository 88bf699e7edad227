/** S29: what directors approve, while others type, from screens that lag behind; over the rooms that pages write into. */
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { canonicalJson } from '#shared/basics/canonical-json.ts'
import type { Person } from '#shared/permissions/person.ts'
import { changeActivity, createActivity } from '#shared/plan/edit-plan.ts'
import type { Category } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { wordingHash, wordingOf } from '#shared/sign-off/section-wording.ts'
import type { SignOffAct } from '#shared/sign-off/sign-off.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { createMemoryLeases } from '../adapters/memory-leases.ts'
import { createRandomIds } from '../adapters/random-ids.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { Problem } from '../http/problem.ts'
import { Plans } from '../plans/plans.ts'
import type { Room } from '../rooms/room.ts'
import { Rooms } from '../rooms/rooms.ts'
import type { Writer } from '../rooms/socket.ts'
import { type SeededRandom, seededRandom } from '../testing/seeded-random.ts'
import { silentRoomWatch } from '../testing/silent-room-watch.ts'
import { SignOffs } from './sign-offs.ts'

const PLAN_ID = 'plan-2027'
const SECTION: Category = 3
const ACTIVITY = 'activity'
const IDLE_MS = 60_000
const PLANS = 20
/** In each plan. */
const INTERLEAVINGS = 50

let rooms: Rooms
afterEach(() => rooms.closeAll())

type Opened = Awaited<ReturnType<typeof start>>

async function start() {
  const directory = createMemoryDirectory()
  rooms = new Rooms({ journal: createMemoryJournal(), watch: silentRoomWatch, idleMilliseconds: IDLE_MS })
  const plans = new Plans({ categories: BUILT_IN_CATEGORIES, directory, rooms, clock: systemClock })
  await plans.create({ id: PLAN_ID, year: 2027, title: 'Plan' }, (document) => {
    const activity = { party: 'censec', category: SECTION, rank: 'a', title: 'Rejse' } as const
    createActivity(document, ACTIVITY, activity, null)
  })
  const signOffs = new SignOffs({
    plans,
    findings: { of: async () => ({ overlaps: [], roleFindings: [] }) },
    leases: createMemoryLeases(),
    clock: systemClock,
    ids: createRandomIds(),
    isDirector: async () => true,
    handedOver: async () => ({ kept: Promise.resolve() }),
  })
  const { room } = await rooms.enter({ kind: 'plan', planId: PLAN_ID })
  const pages = ['anna', 'mette', 'peter', 'jonas'] as const
  const [anna, mette, peter, jonas] = pages.map((name) => new Page(room, demoPersonNamed(name)))
  if (!anna || !mette || !peter || !jonas) throw new Error('Somebody is missing.')
  return { room, signOffs, anna, mette, peter, jonas }
}

/** What somebody has on the screen, with a copy of the document of their own, as fresh as when they last looked. */
class Page {
  readonly person: Person
  readonly #room: Room
  readonly #writer: Writer
  #document = new Y.Doc()
  #sent = 0
  /** Every wording of the section that has been on the screen, in full, by what it hashed to there. */
  readonly seen = new Map<string, string>()

  constructor(room: Room, person: Person) {
    this.#room = room
    this.person = person
    const refused = () => {
      // As a page does that has written in what was agreed: it goes on with the plan as it is.
      this.#document = new Y.Doc()
    }
    this.#writer = { socket: { send: () => {}, close: () => {} }, person, refused }
  }

  async look(): Promise<void> {
    Y.applyUpdate(this.#document, await this.#room.read(Y.encodeStateAsUpdate))
    this.#see()
  }

  #see(): void {
    this.seen.set(this.hash, canonicalJson(this.#wording))
  }

  get hash(): string {
    return wordingHash(this.#wording)
  }

  get #wording() {
    return readSection(this.#document)
  }

  write(change: (document: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.#document)
    change(this.#document)
    // One's own letter is on the screen before the server has it.
    this.#see()
    this.#room.receiveUpdate(this.#writer, Y.encodeStateAsUpdate(this.#document, before), ++this.#sent)
  }
}

function readSection(document: Y.Doc) {
  const section = readPlan(document, 2027, BUILT_IN_CATEGORIES).sections.find(
    ({ category }) => category === SECTION,
  )
  if (!section) throw new Error('No such section.')
  return wordingOf(section)
}

/** A letter or two somewhere in the section's text, its activity's title, or one of its fields. */
function letter(random: SeededRandom, round: number): (document: Y.Doc) => void {
  return (document) => {
    const kind = random.below(3)
    if (kind === 0) changeActivity(document, ACTIVITY, { title: `Rejse ${round}` }, null)
    else if (kind === 1) changeActivity(document, ACTIVITY, { place: `Sted ${random.below(3)}` }, null)
    else {
      const text = sectionText(document, SECTION).get(0)
      const words = text instanceof Y.XmlElement ? text.get(0) : undefined
      if (words instanceof Y.XmlText && words.length > 5) words.delete(random.below(words.length), 1)
      else if (words instanceof Y.XmlText) words.insert(0, 'abc')
      else if (text instanceof Y.XmlElement) text.insert(0, [new Y.XmlText('a')])
    }
  }
}

test(`[SIGN-2] [S29] ${PLANS * INTERLEAVINGS} interleavings of letters and signatures agree no words that either had not seen`, async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  console.info(`races of letters and signatures: SEED=${seed}`)
  const random = seededRandom(seed)
  const count = { agreed: 0, open: 0 }
  for (let plan = 0; plan < PLANS; plan++) {
    const opened = await start()
    for (let round = 0; round < INTERLEAVINGS; round++) count[await interleave(opened, random, round)]++
    await rooms.closeAll()
  }
  expect(count.agreed).toBeGreaterThan(100)
  expect(count.open).toBeGreaterThan(100)
}, 60_000)

/** Letters, looks and signatures in some order, most of them at the same time; then what has come of it. */
async function interleave(
  { room, signOffs, anna, mette, peter, jonas }: Opened,
  random: SeededRandom,
  round: number,
): Promise<'agreed' | 'open'> {
  const steps: Promise<unknown>[] = []
  for (let step = 0; step < 9; step++) {
    const director = random.below(2) === 0 ? anna : mette
    const writer = [peter, jonas, peter, jonas, director][random.below(5)] ?? director
    const kind = random.below(12)
    if (kind < 5) steps.push(director.look().then(() => say(signOffs, director, 'approved')))
    else if (kind < 7) steps.push(say(signOffs, director, 'approved'))
    else if (kind === 7) steps.push(director.look())
    else if (kind === 8) writer.write(letter(random, round))
    else if (kind === 9) steps.push(writer.look())
    else await Promise.all([...steps.splice(0), kind === 10 && room.settled()])
  }
  await Promise.all(steps)
  const { state, agreed, contentHash } = await signOffs.section(PLAN_ID, SECTION, anna.person)
  if (state !== 'agreed') return 'open'
  // No letter that was on its way comes in, nor one from a page that does not know it yet.
  for (const writer of [peter, jonas]) writer.write(letter(random, round))
  await room.settled()
  const words = canonicalJson(await room.read(readSection))
  expect(agreed?.contentHash).toBe(contentHash)
  for (const { seen } of [anna, mette]) expect(seen.get(contentHash)).toBe(words)
  await say(signOffs, anna, 'amended')
  return 'agreed'
}

/** What is refused is refused. */
async function say(signOffs: SignOffs, { person, hash }: Page, act: SignOffAct): Promise<void> {
  try {
    await signOffs.act(PLAN_ID, SECTION, person, { act, contentHash: hash, reason: 'Det er drøftet.' })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

test('[SIGN-3] [S29] one character changed after the one signature and before the other voids it', async () => {
  const { room, signOffs, anna, mette, peter } = await start()
  for (const page of [anna, mette, peter]) await page.look()
  const approve = ({ hash, person }: Page) =>
    signOffs.act(PLAN_ID, SECTION, person, { act: 'approved', contentHash: hash, reason: '' })
  expect((await approve(anna)).state).toBe('half-approved')
  peter.write((document) => changeActivity(document, ACTIVITY, { title: 'Rejser' }, null))
  await room.settled()
  await expect(approve(mette)).rejects.toMatchObject({ code: 'wording-changed' })
  expect(await signOffs.section(PLAN_ID, SECTION, anna.person)).toMatchObject({
    state: 'draft',
    approvals: [{ isCurrent: false, changes: { changed: [{ title: 'Rejser', fields: ['title'] }] } }],
  })
  await mette.look()
  expect((await approve(mette)).state).toBe('half-approved')
  await expect(approve(anna)).rejects.toMatchObject({ code: 'wording-changed' })
  await anna.look()
  expect((await approve(anna)).state).toBe('agreed')
})
