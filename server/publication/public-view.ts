import { setImmediate } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { calendarEvents } from '#shared/export/calendar.ts'
import { FindIndex, findAmong } from '#shared/find/find-index.ts'
import { readQuery } from '#shared/find/find-query.ts'
import { activityEntry } from '#shared/find/plan-entries.ts'
import type { Activity, Plan } from '#shared/plan/plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { addressOf, isNarrowed, isSought, type PublicFilter } from '#shared/publication/public-filter.ts'
import { publicPath } from '#shared/publication/public-id.ts'
import { type PublicActivity, type PublicPlan, publicActivities } from '#shared/publication/public-plan.ts'
import { publicTitle } from '#shared/publication/public-words.ts'
import type { Robots } from '#shared/publication/publication.ts'
import { writeCalendar } from '../export/calendar-writer.ts'
import { Packed } from '../http/packed.ts'
import { writeAtom } from './atom-writer.ts'
import type { Markup } from './markup.ts'
import { articleOf, latestOf, publicPageHtml } from './public-page-html.ts'

export const PUBLIC_FORMS = ['page', 'calendar', 'atom'] as const
export type PublicForm = (typeof PUBLIC_FORMS)[number]

export interface Wanted {
  form: PublicForm
  locale: Locale
  filter: PublicFilter
  robots: Robots
  /** When the page came out. */
  since: string
  /** Where a director looks at what would be public; missing where everybody does. */
  previewPath?: string
}

export interface PublicViewOptions {
  content: PublicPlan
  /** Whether every section is agreed. */
  isWhole: boolean
  agreement: Agreement
  site: string
}

/** Of what is narrowed, so much is kept of each plan, packed forms and all; the oldest unasked goes first. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024

/** So many activities are read or written at a time, with others' work in between. */
const PIECE = 10

/**
 * What is made of one content: each form once in each language, and of what is narrowed as much as fits. It is let go whole
 * when the content is another, so nothing of what was public before is left in it. Nothing of it holds the event loop up for
 * long, however much there is in a plan.
 */
export class PublicView {
  readonly #options: PublicViewOptions
  readonly #whole = new Map<string, Packed>()
  readonly #narrowed = new LRUCache<string, Packed>({
    maxSize: MOST_KEPT_BYTES,
    // It is packed later: both forms together take less than it takes itself.
    sizeCalculation: ({ bytes }) => 2 * bytes.byteLength + 1_000,
  })
  readonly #making = new Map<string, Promise<Packed>>()
  readonly #articles = new Map<Locale, Promise<ReadonlyMap<string, Markup>>>()
  readonly #activities: readonly PublicActivity[]
  #index: Promise<FindIndex> | undefined

  constructor(options: PublicViewOptions) {
    this.#options = options
    this.#activities = publicActivities(options.content)
  }

  /** What has been made of it, or is being made; undefined where that would have to be begun. */
  made(wanted: Wanted): Packed | Promise<Packed> | undefined {
    const key = keyOf(wanted)
    return this.#keptAmong(wanted).get(key) ?? this.#making.get(key)
  }

  make(wanted: Wanted): Promise<Packed> {
    const key = keyOf(wanted)
    const making = this.#write(wanted).then((bytes) => {
      const made = new Packed(bytes)
      this.#keptAmong(wanted).set(key, made)
      return made
    })
    this.#making.set(key, making)
    const ended = () => void this.#making.delete(key)
    making.then(ended, ended)
    return making
  }

  #keptAmong({ filter }: Wanted): {
    get(key: string): Packed | undefined
    set(key: string, made: Packed): unknown
  } {
    return isNarrowed(filter) ? this.#narrowed : this.#whole
  }

  async #write(wanted: Wanted): Promise<Uint8Array> {
    const { content, agreement, isWhole, site } = this.#options
    const { form, locale, filter, robots, since, previewPath } = wanted
    const shown = await this.#shownBy(filter)
    const activities = this.#activities.filter(({ id }) => shown.has(id))
    const path = previewPath ?? publicPath(content.publicId)
    const updatedAt = latestOf(content.sections) ?? since
    switch (form) {
      case 'page':
        return bytesOf(
          publicPageHtml({
            content,
            agreement,
            locale,
            filter,
            shown,
            articles: await this.#articlesIn(locale),
            isWhole,
            robots,
            site,
            path,
            ...(previewPath === undefined && {
              feeds: {
                calendar: publicPath(content.publicId, '.ics'),
                atom: publicPath(content.publicId, '.atom'),
              },
            }),
          }),
        )
      case 'atom': {
        const address = addressOf(filter, locale)
        return bytesOf(
          writeAtom({
            content,
            activities,
            agreement,
            locale,
            pageAddress: `${site}${path}${addressOf({ ...filter, q: '' }, locale)}`,
            feedAddress: `${site}${publicPath(content.publicId, '.atom')}${address}`,
            updatedAt,
          }),
        )
      }
      case 'calendar':
        return writeCalendar(calendarEvents(planOf(content, activities), agreement, locale), {
          name: publicTitle(content.year, agreement, locale),
          locale,
          since: updatedAt,
        })
      default:
        form satisfies never
        throw new Error(`Unknown form: ${form}`)
    }
  }

  async #shownBy(filter: PublicFilter): Promise<ReadonlySet<string>> {
    const found = filter.q === '' ? undefined : await this.#found(filter.q)
    return new Set(
      this.#activities
        .filter((activity) => isSought(activity, filter) && (found?.has(activity.id) ?? true))
        .map(({ id }) => id),
    )
  }

  /** What is no word finds nothing. */
  async #found(typed: string): Promise<ReadonlySet<string>> {
    const query = readQuery(typed)
    if (!query) return new Set()
    this.#index ??= this.#makeIndex()
    const index = await this.#index
    return new Set(
      findAmong([{ index }], query).flatMap(({ found: { entry } }) =>
        entry.place.kind === 'activity' ? [entry.place.activityId] : [],
      ),
    )
  }

  async #makeIndex(): Promise<FindIndex> {
    const index = new FindIndex()
    await inPieces(this.#activities, (piece) =>
      index.take(piece.map((activity) => activityEntry(asActivity(activity), this.#options.agreement))),
    )
    return index
  }

  #articlesIn(locale: Locale): Promise<ReadonlyMap<string, Markup>> {
    const known = this.#articles.get(locale)
    if (known) return known
    const made = this.#writeArticles(locale)
    this.#articles.set(locale, made)
    return made
  }

  async #writeArticles(locale: Locale): Promise<ReadonlyMap<string, Markup>> {
    const { agreement } = this.#options
    const articles = new Map<string, Markup>()
    await inPieces(this.#activities, (piece) => {
      for (const activity of piece) articles.set(activity.id, articleOf(activity, agreement, locale))
    })
    return articles
  }
}

async function inPieces<Item>(items: readonly Item[], take: (piece: readonly Item[]) => void): Promise<void> {
  for (let from = 0; from < items.length; from += PIECE) {
    await setImmediate()
    take(items.slice(from, from + PIECE))
  }
  await setImmediate()
}

function keyOf({ form, locale, filter, robots, since, previewPath }: Wanted): string {
  return JSON.stringify([form, addressOf(filter, locale), locale, robots, since, previewPath])
}

function planOf({ year, sections }: PublicPlan, activities: readonly PublicActivity[]): Plan {
  return {
    title: '',
    year,
    sections: sections.map(({ category, text }) => ({
      category,
      text,
      activities: activities.filter((activity) => activity.category === category).map(asActivity),
    })),
  }
}

/** With nothing in what is not public. */
function asActivity({ regions: _, updatedAt: __, ...activity }: PublicActivity): Activity {
  return {
    ...activity,
    rank: '',
    description: plainText(activity.body),
    counterpart: '',
    responsible: '',
    goal: '',
  }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
