import * as Y from 'yjs'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { SharedType } from '#shared/plan/path-of.ts'
import { ALL_CATEGORIES } from '#shared/plan/plan.ts'
import {
  type ActivityRecord,
  activityRecords,
  bodyOf,
  sectionText,
  titleOf,
} from '#shared/plan/plan-document.ts'
import { readActivities, readActivity } from '#shared/plan/read-plan.ts'
import { textBlocksOf, textOfBlock } from '#shared/plan/text-offsets.ts'
import type { Passage, PassageField, PassagePlace, Stretch } from '../../connection/draft.ts'
import { type DecodedEdits, decodeEdits } from './clock-ranges.ts'
import { loosePassages } from './loose-passages.ts'

/** Whether the person wrote any of the item's clocks; with an offset, the one there. */
type IsMine = (item: Y.Item, offset?: number) => boolean

/**
 * The words that the updates brought, by section and activity: whole paragraphs and fields as they read in the document,
 * which must have taken the updates as far as it can; and the bare words of what it could not take.
 */
export function passagesOf(document: Y.Doc, updates: readonly Uint8Array[]): Passage[] {
  const edits = decodeEdits(updates)
  return [...passagesIn(document, writtenBy(edits)), ...loosePassages(document, edits)]
}

/** Leaves out what stands word for word in the same place of the document. */
export function withoutPresent(document: Y.Doc, passages: readonly Passage[]): Passage[] {
  const present = new Set(passagesIn(document, () => true).map(keyOf))
  return passages.filter((passage) => !present.has(keyOf(passage)))
}

function keyOf({ place, text }: Passage): string {
  return JSON.stringify([placeKey(place), text])
}

/** Tells places apart, whatever the activity's title was. */
export function placeKey(place: PassagePlace): string {
  switch (place.kind) {
    case 'section':
      return `section/${place.category}`
    case 'activity':
      return `activity/${place.activityId}/${place.field}`
    case 'unknown':
      return 'unknown'
    default:
      place satisfies never
      return ''
  }
}

function writtenBy({ written }: DecodedEdits): IsMine {
  return (item, offset) => {
    if (item.deleted) return false
    if (offset === undefined) return written.touches(item.id, item.length)
    return written.touches(Y.createID(item.id.client, item.id.clock + offset), 1)
  }
}

function passagesIn(document: Y.Doc, isMine: IsMine): Passage[] {
  const sections = ALL_CATEGORIES.flatMap((category) =>
    blocksOf(sectionText(document, category), isMine).map(
      (block): Passage => ({
        place: { kind: 'section', category },
        ...block,
      }),
    ),
  )
  const activities = inPlanOrder(document).flatMap(([id, record]) => passagesInActivity(id, record, isMine))
  return [...sections, ...activities]
}

/** Deleted activities come last. */
function inPlanOrder(document: Y.Doc): [id: string, record: ActivityRecord][] {
  const order = new Map(readActivities(document, ALL_CATEGORIES).map(({ id }, index) => [id, index]))
  const orderOf = ([id]: [string, ActivityRecord]) => order.get(id) ?? order.size
  return [...activityRecords(document)].sort((a, b) => orderOf(a) - orderOf(b))
}

function passagesInActivity(activityId: string, record: ActivityRecord, isMine: IsMine): Passage[] {
  // Deleted by the same person, it is not missed.
  if (record.get('removed') && isFieldMine(record, 'removed', isMine)) return []
  const title = titleOf(record)?.toString() ?? ''
  const placeOf = (field: PassageField): PassagePlace => ({ kind: 'activity', activityId, title, field })
  const passage = (field: PassageField, text: string): Passage[] =>
    text.trim() === '' ? [] : [{ place: placeOf(field), text }]
  const titleText = titleOf(record)
  const body = bodyOf(record)
  return [
    ...(titleText && hasMyWords(titleText, isMine) ? passage('title', title) : []),
    ...(body ? blocksOf(body, isMine).map((block) => ({ place: placeOf('body'), ...block })) : []),
    ...fieldTexts(activityId, record, isMine).flatMap(([field, text]) => passage(field, text)),
  ]
}

const TEXT_FIELDS = ['responsible', 'counterpart', 'place', 'goal'] as const
const LIST_FIELDS = ['audience', 'partners'] as const
const PERIOD_FIELDS = ['start', 'end', 'precision'] as const

function fieldTexts(id: string, record: ActivityRecord, isMine: IsMine): [PassageField, string][] {
  const activity = readActivity(id, record)
  if (!activity) return []
  const isChanged = (field: string) => isFieldMine(record, field, isMine)
  const texts: [PassageField, string][] = []
  // What an activity begins with says nothing.
  if (PERIOD_FIELDS.some(isChanged) && activity.precision !== 'open')
    texts.push(['period', formatPeriod(activity, 'da')])
  if (isChanged('status') && activity.status !== 'idea') texts.push(['status', activity.status])
  if (isChanged('party')) texts.push(['party', activity.party])
  if (isChanged('budget') && activity.budget !== undefined) texts.push(['budget', String(activity.budget)])
  for (const field of TEXT_FIELDS) if (isChanged(field)) texts.push([field, activity[field]])
  for (const field of LIST_FIELDS) texts.push([field, valuesChanged(record.get(field), isMine).join(', ')])
  return texts
}

function isFieldMine(map: Y.Map<unknown>, field: string, isMine: IsMine): boolean {
  const item = map._map.get(field)
  return item !== undefined && isMine(item)
}

function valuesChanged(values: unknown, isMine: IsMine): string[] {
  if (!(values instanceof Y.Map)) return []
  return [...values.keys()].filter((value) => isFieldMine(values, value, isMine))
}

/** The whole of every paragraph that holds a word of mine: half a sentence is hard to use. */
function blocksOf(text: Y.XmlFragment, isMine: IsMine): Omit<Passage, 'place'>[] {
  return textBlocksOf(text)
    .filter((block) => block.toArray().some((node) => node instanceof Y.XmlText && hasMyWords(node, isMine)))
    .map((block) => withOwnWords(block, isMine))
    .filter(({ text }) => text.trim() !== '')
}

function withOwnWords(block: Y.XmlElement, isMine: IsMine): Omit<Passage, 'place'> {
  const text = textOfBlock(block)
  const own: Stretch[] = []
  let at = 0
  const take = (isOwn: boolean) => {
    const last = own.at(-1)
    if (isOwn && last?.to === at) last.to++
    else if (isOwn) own.push({ from: at, to: at + 1 })
    at++
  }
  for (const node of block.toArray()) {
    if (!(node instanceof Y.XmlText)) take(false)
    else
      for (const item of wordsIn(node))
        for (let offset = 0; offset < item.length; offset++) take(isMine(item, offset))
  }
  return own.length === 1 && own[0]?.from === 0 && own[0].to === text.length ? { text } : { text, own }
}

/** The pieces of a text that still stand, in order. */
function wordsIn(text: SharedType): Y.Item[] {
  const pieces: Y.Item[] = []
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) pieces.push(item)
  }
  return pieces
}

function hasMyWords(text: SharedType, isMine: IsMine): boolean {
  return wordsIn(text).some((item) => isMine(item))
}
