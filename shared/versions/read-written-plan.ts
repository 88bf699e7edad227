/** Who wrote what of a plan, told by the client ids that its items were written under. */
import * as Y from 'yjs'
import type { Category } from '../plan/plan.ts'
import { activityRecords, bodyOf, sectionText, titleOf } from '../plan/plan-document.ts'
import { readPlan } from '../plan/read-plan.ts'
import type { RichText } from '../plan/rich-text.ts'
import { textBlocksOf } from '../plan/text-offsets.ts'
import { joined, lengthOf, span } from './spans.ts'
import { linesOfText, wordsOfLine } from './text-lines.ts'
import type { Span, WrittenActivity, WrittenPlan } from './written-plan.ts'

/** The id of the person who has written under a client id; undefined where nobody knows. */
export type PersonOf = (clientId: number) => string | undefined

/** The plan as `readPlan` reads it, with its writers. Never changes the document. */
export function readWrittenPlan(
  document: Y.Doc,
  { year, categories }: { year: number; categories: readonly Category[] },
  personOf: PersonOf,
): WrittenPlan {
  const { title, sections } = readPlan(document, year, categories)
  const records = activityRecords(document)
  return {
    title,
    year,
    sections: sections.map(({ category, text, activities }) => ({
      category,
      text,
      writers: writersOfText(sectionText(document, category), text, personOf),
      activities: activities.map((activity): WrittenActivity => {
        const record = records.get(activity.id)
        const [heading, body] = record ? [titleOf(record), bodyOf(record)] : []
        return {
          activity,
          titleWriters: heading ? joined(spansOf(heading, personOf)) : [],
          bodyWriters: body ? writersOfText(body, activity.body, personOf) : [],
          fieldWriters: record ? fieldWritersOf(record, personOf) : {},
        }
      }),
    })),
  }
}

/**
 * The end of a line is by whoever made the line. Of a text that holds more than it reads, as only a program writes one,
 * nobody can say who wrote which of its words.
 */
function writersOfText(fragment: Y.XmlFragment, text: RichText, personOf: PersonOf): Span[] {
  const spans = joined(
    textBlocksOf(fragment).flatMap((block) => [
      ...block
        .toArray()
        .flatMap((node) => (node instanceof Y.XmlText ? spansOf(node, personOf) : [spanOf(node, personOf)])),
      spanOf(block, personOf),
    ]),
  )
  const length = linesOfText(text).reduce((sum, line) => sum + wordsOfLine(line).length + 1, 0)
  return lengthOf(spans) === length ? spans : [{ length }]
}

function spansOf(text: Y.Text, personOf: PersonOf): Span[] {
  const spans: Span[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString)
      spans.push(span(item.length, personOf(item.id.client)))
  }
  return spans
}

function spanOf(node: { _item: Y.Item | null }, personOf: PersonOf): Span {
  return span(1, node._item ? personOf(node._item.id.client) : undefined)
}

function fieldWritersOf(record: Y.Map<unknown>, personOf: PersonOf): Record<string, string> {
  return Object.fromEntries(
    [...record._map].flatMap(([field, item]): [string, string][] => {
      if (item.deleted) return []
      if (item.content instanceof Y.ContentType && item.content.type instanceof Y.Map)
        return Object.entries(fieldWritersOf(item.content.type, personOf)).map(([value, by]) => [
          `${field}/${value}`,
          by,
        ])
      const by = item.content instanceof Y.ContentType ? undefined : personOf(item.id.client)
      return by === undefined ? [] : [[field, by]]
    }),
  )
}
