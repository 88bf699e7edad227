import { compareTexts } from './compare-texts.ts'
import { cut, joined } from './spans.ts'
import { compareTokens, tokensOf } from './tokens.ts'
import type { Span, WrittenActivity, WrittenPlan, WrittenText } from './written-plan.ts'

/**
 * The plan with the writers that an earlier version of it knows, wherever the words are the same: who splits a paragraph in
 * two, or moves its words, writes half of it anew in the document and has not written it; and of words from before a new
 * generation, or that a restore has brought back, the document no longer knows.
 */
export function inheritWriters(now: WrittenPlan, earlier: WrittenPlan): WrittenPlan {
  const known = new Map(activitiesOf(earlier).map((written) => [written.activity.id, written]))
  return {
    ...now,
    sections: now.sections.map((section) => {
      const before = earlier.sections.find(({ category }) => category === section.category)
      return {
        ...section,
        writers: before ? inheritedInText(section, before) : section.writers,
        activities: section.activities.map((written) => {
          const old = known.get(written.activity.id)
          return old ? inheritedInActivity(written, old) : written
        }),
      }
    }),
  }
}

function activitiesOf({ sections }: WrittenPlan): WrittenActivity[] {
  return sections.flatMap(({ activities }) => activities)
}

function inheritedInActivity(now: WrittenActivity, before: WrittenActivity): WrittenActivity {
  const fieldWriters = { ...now.fieldWriters }
  for (const [key, by] of Object.entries(before.fieldWriters)) {
    if (JSON.stringify(valueAt(now, key)) === JSON.stringify(valueAt(before, key))) fieldWriters[key] = by
  }
  return {
    ...now,
    titleWriters: inheritedInWords(
      { words: now.activity.title, writers: now.titleWriters },
      { words: before.activity.title, writers: before.titleWriters },
    ),
    bodyWriters: inheritedInText(
      { text: now.activity.body, writers: now.bodyWriters },
      { text: before.activity.body, writers: before.bodyWriters },
    ),
    fieldWriters,
  }
}

/** Of a list, whether it has the value. */
function valueAt({ activity }: WrittenActivity, key: string): unknown {
  const [field = '', ...value] = key.split('/')
  const held: unknown = Reflect.get(activity, field)
  return Array.isArray(held) ? held.includes(value.join('/')) : held
}

/** Compared as texts are shown, so that whose a word is never depends on where it stands alone. */
function inheritedInText(now: WrittenText, before: WrittenText): Span[] {
  // Most are the very same, and need not be taken apart for it.
  const isSame = JSON.stringify(now.text) === JSON.stringify(before.text)
  const lines = isSame ? undefined : compareTexts(before, now)
  if (!lines) return merged(now.writers, before.writers)
  const spans: Span[] = []
  let [at, was] = [0, 0]
  const take = (kind: 'same' | 'inserted' | 'deleted', length: number) => {
    if (kind === 'same')
      spans.push(...merged(cut(now.writers, at, at + length), cut(before.writers, was, was + length)))
    if (kind === 'inserted') spans.push(...cut(now.writers, at, at + length))
    if (kind !== 'deleted') at += length
    if (kind !== 'inserted') was += length
  }
  for (const { pieces, end } of lines) {
    for (const { kind, text } of pieces) take(kind, text.length)
    take(end, 1)
  }
  return joined(spans)
}

interface WrittenWords {
  words: string
  writers: Span[]
}

function inheritedInWords(now: WrittenWords, before: WrittenWords): Span[] {
  const spans: Span[] = []
  let [at, was] = [0, 0]
  for (const { kind, tokens } of compareTokens(tokensOf(before.words), tokensOf(now.words))) {
    const { length } = tokens.join('')
    if (kind === 'same')
      spans.push(...merged(cut(now.writers, at, at + length), cut(before.writers, was, was + length)))
    if (kind === 'inserted') spans.push(...cut(now.writers, at, at + length))
    if (kind !== 'deleted') at += length
    if (kind !== 'inserted') was += length
  }
  return joined(spans)
}

/** The earlier writers where they are known, else the present ones; both are of the same words. */
function merged(now: readonly Span[], earlier: readonly Span[]): Span[] {
  let at = 0
  return joined(
    earlier.flatMap((span) => {
      const own = cut(now, at, at + span.length)
      at += span.length
      return span.by === undefined ? own : [span]
    }),
  )
}
