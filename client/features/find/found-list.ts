import { FIND_KINDS, type FindEntry, type FindPlace } from '#shared/find/entry.ts'
import { type FindIndex, findAmong, shown } from '#shared/find/find-index.ts'
import { type FindQuery, readQuery } from '#shared/find/find-query.ts'
import type { MarkedText } from '#shared/find/marked-text.ts'
import type { FindHit } from '#shared/protocol/schemas/find.ts'
import type { Choice } from './choices.tsx'
import type { Searched } from './local-finds.ts'

/** A line of the palette. */
export type Line =
  | { id: string; kind: 'choice'; choice: Choice; title: MarkedText }
  | ({ id: string; kind: 'hit' } & Hit)

/** Something found, in the plan on the page or elsewhere. */
export interface Hit {
  /** By what it is remembered; undefined where the server has found it. */
  key: string | undefined
  place: FindPlace
  title: MarkedText
  snippet: MarkedText | undefined
  isConfidential: boolean
  /** The title of the activity that a comment is about. */
  about: string | undefined
  /** The plan it stands in, where that is not the one on the page. */
  elsewhere: FindHit['plan']
  isHere: boolean
}

/** Lines of one kind; `own` are those that the server has found in the confidential part beside the plan on the page. */
export interface Group {
  of: 'recent' | 'place' | 'act' | 'best' | FindPlace['kind']
  where: 'here' | 'own' | 'elsewhere'
  lines: Line[]
}

const MOST_CHOICES = 5
const MOST_OF_A_KIND = 6

/** Before anything is typed: what was chosen lately, and what there is to go to and to do. */
export function offeredGroups(
  choices: readonly Choice[],
  recent: readonly string[],
  searched: readonly Searched[],
): Group[] {
  const byKey = new Map(choices.map((choice) => [choice.key, choice]))
  const lately = recent.flatMap((key): Line[] => {
    const choice = byKey.get(key)
    if (choice) return [choiceLine(choice, 'recent')]
    const hit = hitNamed(key, searched)
    return hit ? [hit] : []
  })
  const offered = (kind: Choice['kind']) =>
    choices.filter((one) => one.kind === kind && one.isOffered).map((one) => choiceLine(one))
  return withLines([
    { of: 'recent', where: 'here', lines: lately },
    { of: 'place', where: 'here', lines: offered('place') },
    { of: 'act', where: 'here', lines: offered('act') },
  ])
}

interface LookedThrough {
  choices: readonly Choice[]
  /** Kept from one question to the next. */
  choiceIndex: FindIndex
  searched: readonly Searched[]
  /** The plan on the page. */
  here: string | undefined
  /** What the server has found. */
  elsewhere: readonly FindHit[]
}

/** What fits what is typed: places and acts, what stands in the plan on the page, then what the server has found. */
export function foundGroups(
  typed: string,
  { choices, choiceIndex, searched, here, elsewhere }: LookedThrough,
): Group[] {
  const query = readQuery(typed)
  if (!query) return []
  const onPage = findAmong(searched, query).filter(
    // The section's own place stands among the places.
    ({ found }) => found.entry.place.kind !== 'section' || shown(found).snippet !== undefined,
  )
  return withLines([
    { of: 'best', where: 'here', lines: fittingChoices(choices, choiceIndex, query) },
    ...FIND_KINDS.map((kind) => ({
      of: kind,
      where: 'here' as const,
      lines: onPage
        .filter(({ found }) => found.entry.place.kind === kind)
        .slice(0, MOST_OF_A_KIND)
        .map(({ found, ...where }) => hitLine(found.entry, where, shown(found))),
    })),
    ...(['own', 'elsewhere'] as const).flatMap((where) =>
      FIND_KINDS.filter((kind) => kind !== 'clause').map((kind) => ({
        of: kind,
        where,
        lines: elsewhere
          .filter(({ place }) => place.kind === kind)
          .filter(({ plan }) => (where === 'own') === (here !== undefined && plan?.id === here))
          .map(elsewhereLine),
      })),
    ),
  ])
}

function fittingChoices(choices: readonly Choice[], index: FindIndex, query: FindQuery): Line[] {
  const byKey = new Map(choices.map((choice) => [choice.key, choice]))
  index.keep(
    choices.map(({ key, title, also }) => ({
      key,
      place: { kind: 'section', category: 1 },
      title,
      text: '',
      facts: '',
      also,
    })),
  )
  return index
    .find(query.strict)
    .slice(0, MOST_CHOICES)
    .flatMap((found) => {
      const choice = byKey.get(found.entry.key)
      return choice ? [{ ...choiceLine(choice), title: shown(found).title }] : []
    })
}

function choiceLine(choice: Choice, within = ''): Line {
  return { id: `${within}${choice.key}`, kind: 'choice', choice, title: { text: choice.title, marks: [] } }
}

function hitLine(
  entry: FindEntry,
  { index, plan, isConfidential }: Searched,
  { title, snippet }: { title: MarkedText; snippet?: MarkedText },
): Line {
  const { place } = entry
  const aboutId = place.kind === 'comment' ? place.about.activityId : undefined
  const key = keyOf(entry.key, plan?.id, isConfidential)
  return {
    id: key,
    key,
    kind: 'hit',
    place,
    title,
    snippet,
    isConfidential,
    about: aboutId === undefined ? undefined : index.get(`activity/${aboutId}`)?.title,
    elsewhere: undefined,
    isHere: plan !== undefined,
  }
}

function elsewhereLine({ place, plan, confidential, title, snippet, about }: FindHit): Line {
  const isConfidential = confidential !== undefined
  return {
    id: keyOf(JSON.stringify(place) + (snippet?.text ?? ''), plan?.id, isConfidential),
    key: undefined,
    kind: 'hit',
    place,
    title,
    snippet,
    isConfidential,
    about,
    elsewhere: plan,
    isHere: false,
  }
}

/** The same for as long as it is there. */
function keyOf(entryKey: string, planId: string | undefined, isConfidential: boolean): string {
  return `${planId ?? ''}${isConfidential ? '!' : ''}/${entryKey}`
}

function hitNamed(key: string, searched: readonly Searched[]): Line | undefined {
  for (const where of searched) {
    const prefix = keyOf('', where.plan?.id, where.isConfidential)
    const entry = key.startsWith(prefix) ? where.index.get(key.slice(prefix.length)) : undefined
    if (entry) return hitLine(entry, where, { title: { text: entry.title, marks: [] } })
  }
  return undefined
}

function withLines(groups: Group[]): Group[] {
  return groups.filter(({ lines }) => lines.length > 0)
}
