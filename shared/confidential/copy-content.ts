/** Copies words, formatting and fields between documents, and nothing of how they came to be. */
import * as Y from 'yjs'
import { readMerging } from '../findings/merging.ts'
import { copyFollowUp, readFollowUp } from '../follow-up/follow-up-document.ts'
import { noteOrigins, readOrigin } from '../next-year/origins.ts'
import { ALL_CATEGORIES, type Category } from '../plan/plan.ts'
import {
  type ActivityRecord,
  activityRecords,
  agreedWordings,
  bodyOf,
  planProperties,
  sectionText,
} from '../plan/plan-document.ts'
import { paragraphsFrom, plainText } from '../plan/rich-text.ts'
import { appendRichText, readRichText } from '../plan/rich-text-document.ts'
import { flatText } from '../plan/text-offsets.ts'
import type { Moved } from './moved.ts'
import { aboutTest } from './part-ledger.ts'

/**
 * A plan that reads as this one does without what is omitted, and holds nothing else: no history, no client id of before.
 * Of the activities that have been removed it has only those that a merge needs to be taken back, and that tell nothing of what is omitted.
 */
export function nextGeneration(plan: Y.Doc, omitted: Moved): Y.Doc {
  const next = new Y.Doc()
  next.transact(() => {
    for (const [name, value] of planProperties(plan)) planProperties(next).set(name, value)
    // What is agreed stays so: nothing is moved out of it.
    for (const [category, hash] of agreedWordings(plan)) agreedWordings(next).set(category, hash)
    for (const category of ALL_CATEGORIES) {
      const isOmitted = omitted.kind === 'section' && omitted.category === category
      if (isOmitted) appendRichText(sectionText(next, category), paragraphsFrom(''))
      else copyText(sectionText(plan, category), sectionText(next, category))
    }
    for (const [id, record] of staying(plan, omitted)) {
      activityRecords(next).set(id, record.clone())
      copyFollowUp(plan, id, next, id)
      const origin = readOrigin(plan, id)
      if (origin) noteOrigins(next, [[id, origin]])
    }
  })
  return next
}

function staying(plan: Y.Doc, omitted: Moved): Map<string, ActivityRecord> {
  const records = [...activityRecords(plan)].filter(
    ([id]) => omitted.kind !== 'activity' || omitted.activityId !== id,
  )
  const kept = new Map(records.filter(([, record]) => !record.get('removed')))
  const isAbout = aboutTest(plan, omitted)
  const merged = records.filter(
    ([id, record]) =>
      readMerging(record) && !isAbout(wordsIn(record)) && !isAbout(readFollowUp(plan, id)?.lessons),
  )
  // One that was merged may itself have been made of two.
  for (let size = -1; size !== kept.size; ) {
    size = kept.size
    for (const [id, record] of merged) if (kept.has(readMerging(record)?.into ?? '')) kept.set(id, record)
  }
  return kept
}

/** All that a record says, as plain values. */
function wordsIn(record: ActivityRecord): unknown {
  const body = bodyOf(record)
  return {
    ...record.toJSON(),
    body: body && plainText(readRichText(body)),
    merging: readMerging(record),
  }
}

/**
 * Puts a copy of the activity and of what is said to have become of it into the other document, with these fields changed;
 * undefined takes a field out.
 */
export function copyActivity(
  from: { document: Y.Doc; id: string; record: ActivityRecord },
  to: Y.Doc,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  const copy = from.record.clone()
  to.transact(() => {
    activityRecords(to).set(id, copy)
    copyFollowUp(from.document, from.id, to, id)
    for (const [field, value] of Object.entries(fields)) {
      if (value === undefined) copy.delete(field)
      else copy.set(field, value)
    }
  })
}

/**
 * Puts the section's text behind what the other document has there; answers how far its offsets have moved. `isBegun`: it
 * has been begun before, and may have been cut short behind this step; then the text is there already where the other ends
 * with it.
 */
export function copySectionText(from: Y.Doc, to: Y.Doc, category: Category, isBegun: boolean): number {
  const target = sectionText(to, category)
  return to.transact(() => {
    const words = flatText(sectionText(from, category))
    if (isBegun && flatText(target).endsWith(words)) return flatText(target).length - words.length
    if (flatText(target).trim() === '') target.delete(0, target.length)
    const shift = target.length === 0 ? 0 : flatText(target).length + 1
    copyText(sectionText(from, category), target)
    return shift
  })
}

/** Leaves one empty paragraph, as a section begins. */
export function emptySectionText(document: Y.Doc, category: Category): void {
  document.transact(() => {
    const text = sectionText(document, category)
    text.delete(0, text.length)
    appendRichText(text, paragraphsFrom(''))
  })
}

function copyText(from: Y.XmlFragment, to: Y.XmlFragment): void {
  to.insert(
    to.length,
    from
      .toArray()
      .flatMap((node) => (node instanceof Y.XmlElement || node instanceof Y.XmlText ? [node.clone()] : [])),
  )
}
