/**
 * Where the words of a comment are now. The same plan and anchor give the same answer on every screen, whatever the plan
 * went through and whatever was asked before.
 */
import type * as Y from 'yjs'
import { type Category, isCategory } from '../plan/plan.ts'
import { activityRecords } from '../plan/plan-document.ts'
import { positionsOf } from './anchor.ts'
import {
  type FoundQuote,
  findAlike,
  findSame,
  likenessOf,
  type SoughtQuote,
  soughtQuote,
} from './find-quote.ts'
import { PlanTexts, sharesWords } from './plan-texts.ts'
import type { SearchedText } from './searched-text.ts'
import { placeKey, type TextAnchor, type TextPlace } from './thread.ts'

/** What became of the words a thread is about. Detached (løsrevet): they are no longer in the plan. */
export type Attachment =
  | { kind: 'attached'; place: TextPlace; from: number; to: number }
  | { kind: 'detached'; quote: string; section: Category | undefined }

/** The share of a quote that must be left where it stood for it to be the same passage, rewritten. */
const ENOUGH_LEFT = 0.4
/** The share that must be found in another text to be believed where nothing of the surroundings came along. */
const SURELY_ALIKE = 0.8
/** The share of the surroundings that makes a few common words these words. */
const SOME_SURROUNDINGS = 0.3
/** Quotes shorter than this say too little to be believed where nothing around them fits. */
const TELLING = { letters: 12, words: 2 }
/** How much better words must fit than the next best, and than what could be taken for them from the beginning. */
const CLEARLY_BETTER = { thanNext: 0.1, thanRivals: 0.25 }

/** Where the words of one anchor are; `Attachments` is for many, and for a plan that goes on changing. */
export function attach(document: Y.Doc, anchor: TextAnchor): Attachment {
  const attachments = new Attachments(document)
  const attachment = attachments.attach(new Map([['', anchor]])).get('')
  attachments.stop()
  return attachment ?? detached(document, anchor)
}

/** The anchor with its rivals in the plan as it stands: what else could be taken for its words. */
export function withRivals(document: Y.Doc, { rivals: _, ...anchor }: TextAnchor): TextAnchor {
  const texts = new PlanTexts(document)
  const sought = soughtQuote(anchor)
  const own = new Attachments(document, texts).attach(new Map([['', anchor]])).get('')
  const others = [...texts.all()]
    .flatMap((text) => searchIn(text, sought, sharesWords(text, sought.words)))
    .filter((found) => !isSame(found, own))
  texts.stop()
  const here = bestScore(
    others.filter((found) => isHere(found, anchor)),
    anchor,
  )
  const elsewhere = bestScore(
    others.filter((found) => !isHere(found, anchor)),
    anchor,
  )
  if (here === undefined && elsewhere === undefined) return anchor
  return { ...anchor, rivals: { ...(here && { here }), ...(elsewhere && { elsewhere }) } }
}

interface Followed {
  anchor: TextAnchor
  sought: SoughtQuote
  /** Where its positions say it is; undefined where they say nothing. */
  kept: { from: number; to: number } | undefined
  /** Where else its words may be, by text; only while its positions say nothing. */
  found: Map<string, FoundQuote[]> | undefined
}

/** Follows the anchors of a plan's threads. After an edit it looks again only at what was edited. */
export class Attachments {
  readonly #document: Y.Doc
  readonly #texts: PlanTexts
  readonly #followed = new Map<string, Followed>()

  constructor(document: Y.Doc, texts = new PlanTexts(document)) {
    this.#document = document
    this.#texts = texts
  }

  /** Where the words of each anchor are in the plan as it stands; the anchor of an id never changes. */
  attach(anchors: ReadonlyMap<string, TextAnchor>): Map<string, Attachment> {
    const touched = this.#texts.refresh()
    for (const id of this.#followed.keys()) if (!anchors.has(id)) this.#followed.delete(id)
    const attachments = new Map<string, Attachment>()
    for (const [id, anchor] of anchors) {
      const followed = this.#followed.get(id) ?? this.#follow(id, anchor)
      if (touched.has(placeKey(anchor.place))) followed.kept = this.#keptBy(followed)
      attachments.set(id, this.#attachmentOf(followed, touched))
    }
    return attachments
  }

  stop(): void {
    this.#texts.stop()
  }

  #follow(id: string, anchor: TextAnchor): Followed {
    const followed: Followed = { anchor, sought: soughtQuote(anchor), kept: undefined, found: undefined }
    followed.kept = this.#keptBy(followed)
    this.#followed.set(id, followed)
    return followed
  }

  #attachmentOf(followed: Followed, touched: ReadonlySet<string>): Attachment {
    const { anchor, kept } = followed
    if (kept) {
      followed.found = undefined
      return { kind: 'attached', place: anchor.place, from: kept.from, to: kept.to }
    }
    this.#lookAround(followed, touched)
    const best = clearlyBest([...(followed.found?.values() ?? [])].flat(), anchor)
    if (!best) return detached(this.#document, anchor)
    return { kind: 'attached', place: best.text.place, from: best.from, to: best.to }
  }

  #lookAround(followed: Followed, touched: ReadonlySet<string>): void {
    const { sought, found } = followed
    if (!found) {
      followed.found = this.#searchAll(sought)
      return
    }
    for (const key of touched) {
      const text = this.#texts.at(key)
      const inText = text ? searchIn(text, sought, sharesWords(text, sought.words)) : []
      if (inText.length > 0) found.set(key, inText)
      else found.delete(key)
    }
  }

  #searchAll(sought: SoughtQuote): Map<string, FoundQuote[]> {
    const found = new Map<string, FoundQuote[]>()
    const sharing = this.#texts.sharing(sought.words)
    for (const text of this.#texts.all()) {
      const inText = searchIn(text, sought, sharing.has(text))
      if (inText.length > 0) found.set(text.key, inText)
    }
    return found
  }

  #keptBy({ anchor, sought }: Followed): { from: number; to: number } | undefined {
    const text = this.#texts.get(anchor.place)
    const positions = text && positionsOf(this.#document, anchor)
    if (!text || !positions) return undefined
    const { from, to } = positions
    const left = from < to ? likenessOf(text.text.slice(from, to), sought) : 0
    if (left === 1) return positions
    // Undo brings words back as new ones, beside where they stood; so does splitting a paragraph in the midst of them.
    const [again, ...more] = findSame(text, sought).filter((found) => found.from <= to && found.to >= from)
    if (again && more.length === 0) return again
    return left >= ENOUGH_LEFT ? positions : undefined
  }
}

/** Looking for something alike costs more than looking for the same, and is for texts that share enough of the words. */
function searchIn(text: SearchedText, sought: SoughtQuote, isSharing: boolean): FoundQuote[] {
  const same = findSame(text, sought)
  if (!isSharing) return same
  const alike = findAlike(text, sought)
  return [...same, ...alike.filter((one) => !same.some((other) => overlap(one, other)))]
}

/** What fits best among what can be believed; undefined where two fit about as well: which of them it was is not for us to say. */
function clearlyBest(found: readonly FoundQuote[], anchor: TextAnchor): FoundQuote | undefined {
  const [best, next] = found
    .filter((one) => isBelievable(one, anchor))
    .map((one) => ({ one, score: scoreOf(one, anchor) }))
    .sort((a, b) => b.score - a.score)
  if (!best || (next && best.score - next.score < CLEARLY_BETTER.thanNext)) return undefined
  return best.one
}

function isBelievable(found: FoundQuote, anchor: TextAnchor): boolean {
  const { likeness, surroundings } = found
  const here = isHere(found, anchor)
  const saysEnough = isTelling(anchor.quote) && (here || likeness >= SURELY_ALIKE)
  if (!saysEnough && surroundings < SOME_SURROUNDINGS) return false
  const rival = here ? anchor.rivals?.here : anchor.rivals?.elsewhere
  return rival === undefined || scoreOf(found, anchor) > rival + CLEARLY_BETTER.thanRivals
}

/** The very words count for more than any words alike; the text in which the comment was made belongs to the surroundings. */
function scoreOf(found: FoundQuote, anchor: TextAnchor): number {
  const words = found.likeness === 1 ? 3 : 2 * found.likeness
  return words + found.surroundings + (isHere(found, anchor) ? 0.25 : 0)
}

function bestScore(found: readonly FoundQuote[], anchor: TextAnchor): number | undefined {
  return found.length === 0 ? undefined : Math.max(...found.map((one) => scoreOf(one, anchor)))
}

function isHere({ text }: FoundQuote, { place }: TextAnchor): boolean {
  return text.key === placeKey(place)
}

function isSame(found: FoundQuote, own: Attachment | undefined): boolean {
  return own?.kind === 'attached' && found.text.key === placeKey(own.place) && overlap(found, own)
}

function overlap(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return a.from < b.to && b.from < a.to
}

function isTelling(quote: string): boolean {
  const words = quote.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length >= TELLING.words && words.join('').length >= TELLING.letters
}

function detached(document: Y.Doc, { quote, place }: TextAnchor): Attachment {
  return { kind: 'detached', quote, section: sectionOf(document, place) }
}

/** The section a text stands in, also that of an activity that is removed; undefined where nothing is known of it. */
export function sectionOf(document: Y.Doc, place: TextPlace): Category | undefined {
  if (place.kind === 'section') return place.category
  const category = activityRecords(document).get(place.activityId)?.get('category')
  return isCategory(category) ? category : undefined
}
