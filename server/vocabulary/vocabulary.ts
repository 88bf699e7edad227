import { RateLimiterMemory } from 'rate-limiter-flexible'
import * as Y from 'yjs'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import type { Decision } from '#shared/findings/decision.ts'
import type { Overlap, RoleFinding } from '#shared/findings/findings.ts'
import type { Person } from '#shared/permissions/person.ts'
import { type Signature, signatureOf } from '#shared/permissions/person.ts'
import { roomName } from '#shared/protocol/rooms.ts'
import { wordProblem } from '#shared/vocabulary/check-word.ts'
import {
  addWord,
  putLesson,
  readVocabulary,
  removeLesson,
  removeWord,
} from '#shared/vocabulary/vocabulary-document.ts'
import {
  type AddedWord,
  type Lesson,
  lessonId,
  NOTHING_TAUGHT,
  type WorkspaceVocabulary,
} from '#shared/vocabulary/workspace-vocabulary.ts'
import { Problem } from '../http/problem.ts'
import { countAttempt } from '../people/count-attempt.ts'
import type { Generation } from '../plans/generation.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import { DocumentDamaged, type Journal } from '../ports/journal.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms, Visit } from '../rooms/rooms.ts'

export interface VocabularyOptions {
  agreement: Agreement
  journal: Journal
  rooms: Rooms
  clock: Clock
  ids: Ids
  /** Hears why the document cannot be read or written, once until the reason is another. */
  failed: (reason: string) => void
  /** Hears that it can be again. */
  mended: () => void
}

/** More than anybody types: each is checked while all others wait, and goes to every page, which reads its plan anew. */
const MOST_ADDITIONS = 60
const ADDITIONS_WINDOW_SECONDS = 60

const ROOM = { kind: 'workspace' } as const

/** The workspace's own vocabulary: one document, written by the server alone. Throws `vocabulary-damaged` where it cannot be loaded. */
export class Vocabulary {
  readonly #options: VocabularyOptions
  #seen: { room: Room; version: number; vocabulary: WorkspaceVocabulary } | undefined
  readonly #additions = new RateLimiterMemory({
    keyPrefix: 'word',
    points: MOST_ADDITIONS,
    duration: ADDITIONS_WINDOW_SECONDS,
  })
  #hasBegun = false
  #beginning: Promise<void> | undefined
  #trouble: string | undefined

  constructor(options: VocabularyOptions) {
    this.#options = options
  }

  /**
   * Begins the document in a workspace that has never had one. One that is gone or damaged stays as it is. Where it cannot
   * be begun it is tried again by whoever comes: plans are worth having without it.
   */
  async begin(): Promise<void> {
    await this.#watched(() => this.#begun()).catch(() => {})
  }

  /** Enters its room; rejects as `Rooms.enter` does. */
  enter(): Promise<Visit> {
    return this.#watched(async () => {
      await this.#begun()
      return this.#options.rooms.enter(ROOM)
    })
  }

  /** What has been taught; the same object while nothing changes. */
  read(): Promise<WorkspaceVocabulary> {
    return this.#inRoom((room) => this.#readIn(room))
  }

  /** The same, to find warnings with: they are worth having also where the vocabulary is damaged. */
  async forFindings(): Promise<WorkspaceVocabulary> {
    try {
      return await this.read()
    } catch {
      return NOTHING_TAUGHT
    }
  }

  /** Throws what `wordProblem` says against it, or `too-many-attempts`. */
  async addWord(form: string, concept: string, by: Person): Promise<AddedWord> {
    const { agreement, clock, ids } = this.#options
    await countAttempt(this.#additions, by.id)
    const word: AddedWord = { id: ids.newId(), form, concept, by: signatureOf(by), at: instantOf(clock) }
    return this.#edit((document) => {
      const problem = wordProblem(word, readVocabulary(document).words, agreement)
      if (problem) throw new Problem(problem)
      addWord(document, word)
      return word
    })
  }

  /** Sees to it that the word is not there: for who comes second it is done already. */
  removeWord(wordId: string): Promise<void> {
    return this.#edit((document) => removeWord(document, wordId))
  }

  /** Says whether a lesson is to count. */
  changeLesson(id: string, counts: boolean, by: Signature): Promise<Lesson> {
    const at = instantOf(this.#options.clock)
    return this.#edit((document) => {
      const found = readVocabulary(document).lessons.find((lesson) => lesson.id === id)
      if (!found) throw new Problem('not-found')
      const { setAside: _, ...lesson } = found
      const changed = counts ? lesson : { ...lesson, setAside: { by, at } }
      putLesson(document, changed)
      return changed
    })
  }

  /**
   * Remembers what a decision teaches, or forgets what an earlier one on the same finding had taught. Throws
   * `plan-begun-anew` where the generation that the finding is of has ended.
   */
  async learn(
    generation: Pick<Generation, 'planId' | 'mustLast'>,
    finding: Overlap | RoleFinding,
    decision: Decision,
  ): Promise<void> {
    if (!('label' in finding)) return
    const id = lessonId(generation.planId, finding.id)
    const { concepts } = finding
    const { about = [], reason, by, at } = decision
    await this.#edit((document) => {
      generation.mustLast()
      removeLesson(document, id)
      if (decision.outcome === 'not-overlap' && concepts)
        putLesson(document, { id, concepts, about, reason, by, at })
    })
  }

  async #readIn(room: Room): Promise<WorkspaceVocabulary> {
    const { version } = room
    if (this.#seen?.room !== room || this.#seen.version !== version)
      this.#seen = { room, version, vocabulary: await room.read(readVocabulary) }
    return this.#seen.vocabulary
  }

  #edit<T>(change: (document: Y.Doc) => T): Promise<T> {
    return this.#inRoom((room) => room.edit(change))
  }

  async #inRoom<T>(work: (room: Room) => Promise<T>): Promise<T> {
    try {
      return await this.#watched(async () => {
        await this.#begun()
        return this.#options.rooms.visit(ROOM, work)
      })
    } catch (error) {
      throw error instanceof DocumentDamaged ? new Problem('vocabulary-damaged') : error
    }
  }

  /** One beginning at a time: a second would put an empty document in the place of the first one's words. */
  #begun(): Promise<void> {
    if (this.#hasBegun) return Promise.resolve()
    this.#beginning ??= this.#beginNow().finally(() => {
      this.#beginning = undefined
    })
    return this.#beginning
  }

  async #beginNow(): Promise<void> {
    const { journal, rooms } = this.#options
    // Read each time: what the last try was told had failed may be there.
    const records = await journal.read(roomName(ROOM))
    if (records.length === 0) await rooms.begin(ROOM, new Y.Doc())
    this.#hasBegun = true
  }

  /** Tells when the document comes to be out of reach, and when it is there again. */
  async #watched<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work()
      if (this.#trouble !== undefined) this.#options.mended()
      this.#trouble = undefined
      return result
    } catch (error) {
      const reason = reasonOf(error)
      if (!(error instanceof Problem) && reason !== this.#trouble) {
        this.#trouble = reason
        this.#options.failed(reason)
      }
      throw error
    }
  }
}
