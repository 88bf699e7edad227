/** Copies words, formatting and fields between documents, and nothing of how they came to be. */
import * as Y from 'yjs'
import { CATEGORIES, type Category } from '../plan/plan.ts'
import { type ActivityRecord, activityRecords, planProperties, sectionText } from '../plan/plan-document.ts'
import { paragraphsFrom } from '../plan/rich-text.ts'
import { appendRichText } from '../plan/rich-text-document.ts'
import { flatText } from '../plan/text-offsets.ts'
import type { Moved } from './moved.ts'

/**
 * A plan that reads as this one does without what is omitted, and holds nothing else: no history, no client id of before,
 * and none of the activities that have been removed.
 */
export function nextGeneration(plan: Y.Doc, omitted: Moved): Y.Doc {
  const next = new Y.Doc()
  next.transact(() => {
    for (const [name, value] of planProperties(plan)) planProperties(next).set(name, value)
    for (const category of CATEGORIES) {
      const isOmitted = omitted.kind === 'section' && omitted.category === category
      if (isOmitted) appendRichText(sectionText(next, category), paragraphsFrom(''))
      else copyText(sectionText(plan, category), sectionText(next, category))
    }
    for (const [id, record] of activityRecords(plan)) {
      const isOmitted = omitted.kind === 'activity' && omitted.activityId === id
      if (!isOmitted && !record.get('removed')) activityRecords(next).set(id, record.clone())
    }
  })
  return next
}

/** Puts a copy of the activity into the other document, with these fields changed; undefined takes a field out. */
export function copyActivity(
  record: ActivityRecord,
  to: Y.Doc,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  const copy = record.clone()
  to.transact(() => {
    activityRecords(to).set(id, copy)
    for (const [field, value] of Object.entries(fields)) {
      if (value === undefined) copy.delete(field)
      else copy.set(field, value)
    }
  })
}

/** Puts the section's text behind what the other document has there, once; answers how far its offsets have moved. */
export function copySectionText(from: Y.Doc, to: Y.Doc, category: Category): number {
  const target = sectionText(to, category)
  return to.transact(() => {
    const words = flatText(sectionText(from, category))
    // It was cut short before its end.
    if (flatText(target).endsWith(words)) return flatText(target).length - words.length
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
