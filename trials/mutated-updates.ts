import * as Y from 'yjs'
import { checkUpdate } from '#server/rooms/check-update.ts'
import { readDocument } from '#server/rooms/read-document.ts'
import { differenceBetween } from '#server/rooms/same-content.ts'
import { contentOf } from '#shared/plan/content-hash.ts'
import { Chance } from './convergence/chance.ts'
import { auditPlan } from './hostile/audit-plan.ts'
import { type Corpus, makeCorpus } from './hostile/corpus.ts'
import { mutateUpdate } from './hostile/mutate-update.ts'
import { namingSeed, type Trial } from './trial.ts'

const MUTANTS_A_ROUND = 4_000
/** A document that has taken so many starts again from where it was, or it would soon hold nothing but mutants. */
const TAKEN_BEFORE_ANEW = 20
/** One of so many refusals is compared byte by byte. */
const COMPARE_ONE_OF = 100
/** Longer than any machine is away from its work for: something in the update took it. */
const HANGS_AFTER_MS = 5_000
const ANYBODY = { mayWriteAs: () => true }

interface Seen {
  taken: number
  refused: Map<string, number>
  legitimate: number
  askedAgain: number
  lookedAt: number
  reloadedOtherwise: number
  slowest: number
  inCheck: number
}

/**
 * Legitimate updates, changed in their parts and in their bytes, against the check alone: it throws at none, what it
 * refuses leaves the document as it was, and what it takes applies whole and leaves
 * a plan that can be read, whoever heard of it first.
 */
export const mutatedUpdates: Trial = {
  name: 'mutated-updates',
  rules: ['SYNC-2', 'SYNC-8'],
  roundsInCi: 1,
  rounds: 250,
  run: async (course) => {
    const seen: Seen = {
      taken: 0,
      refused: new Map(),
      legitimate: 0,
      askedAgain: 0,
      lookedAt: 0,
      reloadedOtherwise: 0,
      slowest: 0,
      inCheck: 0,
    }
    const begun = performance.now()
    for (let seed = course.next(); seed !== undefined; seed = course.next()) {
      await namingSeed(seed, () => runRound(new Chance(seed), seen))
    }
    return summary(seen, performance.now() - begun)
  },
}

function runRound(chance: Chance, seen: Seen): void {
  const corpus = makeCorpus(chance)
  seen.legitimate += corpus.legitimate
  seen.askedAgain += corpus.askedAgain
  const room = new MutatedRoom(corpus, seen)
  const updates = [...corpus.before.slice(-30), ...corpus.after]
  const states = [...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(corpus.document))].map(
    ([client, clock]) => ({ client, clock }),
  )
  const targets = { states, others: updates }
  for (let index = 0; index < MUTANTS_A_ROUND; index++) {
    // Mostly what comes next, for that is what a document takes.
    const update = chance.happens(0.6) ? corpus.after[chance.whole(0, 3)] : chance.oneOf(updates)
    if (update) room.receive(mutateUpdate(update, targets, chance), chance)
  }
  room.close()
}

/** A document that only ever takes what the check lets through, watched at every step. */
class MutatedRoom {
  readonly #corpus: Corpus
  readonly #seen: Seen
  #document: Y.Doc
  /** The document's state vector, as long as it takes nothing. */
  #state: Uint8Array
  #taken = 0
  #bytesTaken = 0

  constructor(corpus: Corpus, seen: Seen) {
    this.#corpus = corpus
    this.#seen = seen
    this.#document = readDocument('mutated', [corpus.document])
    this.#state = Y.encodeStateVector(this.#document)
  }

  receive(update: Uint8Array, chance: Chance): void {
    const document = this.#document
    const whole = chance.whole(1, COMPARE_ONE_OF) === 1 ? Y.encodeStateAsUpdate(document) : undefined
    const begun = performance.now()
    const check = checkUpdate(document, update, ANYBODY)
    this.#seen.inCheck += performance.now() - begun
    if (!same(this.#state, Y.encodeStateVector(document))) throw new Error('The check changed the document.')
    if (whole && !same(whole, Y.encodeStateAsUpdate(document)))
      throw new Error('The check changed the document.')
    if (check.ok) this.#apply(update, check.writers, chance)
    else this.#seen.refused.set(check.reason, (this.#seen.refused.get(check.reason) ?? 0) + 1)
    const took = performance.now() - begun
    this.#seen.slowest = Math.max(this.#seen.slowest, took)
    if (took > HANGS_AFTER_MS) throw new Error(`${update.length} bytes took ${took.toFixed(0)} ms.`)
  }

  close(): void {
    this.#lookAround()
    this.#document.destroy()
  }

  #apply(update: Uint8Array, writers: readonly number[], chance: Chance): void {
    const document = this.#document
    const concurrent = chance.happens(0.05) ? this.#corpus.after[chance.whole(0, 3)] : undefined
    if (concurrent) this.#applyInBothOrders(update, writers, concurrent)
    Y.applyUpdate(document, update)
    this.#seen.taken++
    this.#bytesTaken += update.length
    if (document.store.pendingStructs || document.store.pendingDs)
      throw new Error('Something was left pending.')
    const { structs, ds } = Y.decodeUpdate(update)
    for (const { id, length } of structs) {
      if (id.clock + length > Y.getState(document.store, id.client)) throw new Error('A part was left out.')
    }
    for (const [client, deletions] of ds.clients) {
      for (const { clock } of deletions) {
        if (!Y.getItem(document.store, Y.createID(client, clock)).deleted)
          throw new Error('A deletion was left out.')
      }
    }
    this.#state = Y.encodeStateVector(document)
    if (++this.#taken % TAKEN_BEFORE_ANEW === 0) this.#lookAround()
  }

  /** Whoever hears of a mutant first or last must see the same. */
  #applyInBothOrders(update: Uint8Array, writers: readonly number[], other: Uint8Array): void {
    const state = Y.encodeStateAsUpdate(this.#document)
    const check = checkUpdate(this.#document, other, ANYBODY)
    // What one client writes comes in one order only.
    if (!check.ok || check.writers.some((client) => writers.includes(client))) return
    const [one, two] = [readDocument('one', [state]), readDocument('two', [state])]
    for (const next of [update, other]) Y.applyUpdate(one, next)
    for (const next of [other, update]) Y.applyUpdate(two, next)
    if (contentOf(one) !== contentOf(two))
      throw new Error('Two who hear of it in another order read otherwise.')
    // Yjs tidies up formatting that no letter is left in, depending on what it heard last, and tells the others.
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one, Y.encodeStateVector(two)))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two, Y.encodeStateVector(one)))
    const difference = differenceBetween(one, two)
    if (difference) throw new Error(`Two who hear of it in another order differ in ${difference}.`)
    one.destroy()
    two.destroy()
  }

  #lookAround(): void {
    const found = auditPlan(this.#document)
    if (found) throw new Error(`The document holds ${found}.`)
    const whole = Y.encodeStateAsUpdate(this.#document)
    if (whole.length > this.#corpus.document.length + 2 * this.#bytesTaken + 1_000)
      throw new Error('The document grew by more than it was sent.')
    const reloaded = readDocument('reloaded', [whole])
    this.#seen.lookedAt++
    // It may be: a mutant can claim origins that nobody who knew both could have had, and the two still be in order.
    if (differenceBetween(this.#document, reloaded)) this.#seen.reloadedOtherwise++
    reloaded.destroy()
    this.#document.destroy()
    this.#document = readDocument('mutated', [this.#corpus.document])
    this.#state = Y.encodeStateVector(this.#document)
    this.#bytesTaken = 0
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

function summary(seen: Seen, milliseconds: number): string {
  const refused = [...seen.refused.values()].reduce((sum, count) => sum + count, 0)
  const reasons = [...seen.refused]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count}`)
  const total = seen.taken + refused
  return [
    `Of ${total} mutants ${seen.taken} were taken and applied whole, ${refused} were refused and changed nothing`,
    `${((total / milliseconds) * 1000).toFixed(0)} a second, ${((seen.inCheck / total) * 1000).toFixed(1)} µs a check, slowest ${seen.slowest.toFixed(0)} ms`,
    `${seen.reloadedOtherwise} of ${seen.lookedAt} documents read otherwise after a reload`,
    `of ${seen.legitimate} legitimate updates none was refused and ${seen.askedAgain} were asked for again`,
    `memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
    `refusals: ${reasons.join(', ')}`,
  ].join('; ')
}
