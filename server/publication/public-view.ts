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

/** Of what is narrowed, so much is kept of each plan; the oldest unasked goes first. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024

/**
 * What is made of one content: each form once in each language, and of what is narrowed as much as fits. It is let go whole
 * when the content is another, so nothing of what was public before is left in it.
 */
export class PublicView {
  readonly #options: PublicViewOptions
  readonly #whole = new Map<string, Packed>()
  readonly #narrowed = new LRUCache<string, Packed>({
    maxSize: MOST_KEPT_BYTES,
    sizeCalculation: ({ bytes }) => bytes.byteLength + 1_000,
  })
  readonly #articles = new Map<Locale, ReadonlyMap<string, Markup>>()
  readonly #activities: readonly PublicActivity[]
  #index: FindIndex | undefined

  constructor(options: PublicViewOptions) {
    this.#options = options
    this.#activities = publicActivities(options.content)
  }

  /** What has been made of it; undefined where that would have to be made. */
  made(wanted: Wanted): Packed | undefined {
    return this.#keptAmong(wanted).get(keyOf(wanted))
  }

  make(wanted: Wanted): Packed {
    const made = new Packed(this.#write(wanted))
    this.#keptAmong(wanted).set(keyOf(wanted), made)
    return made
  }

  #keptAmong({ filter }: Wanted): {
    get(key: string): Packed | undefined
    set(key: string, made: Packed): unknown
  } {
    return isNarrowed(filter) ? this.#narrowed : this.#whole
  }

  #write(wanted: Wanted): Uint8Array {
    const { content, agreement, isWhole, site } = this.#options
    const { form, locale, filter, robots, since, previewPath } = wanted
    const shown = this.#shownBy(filter)
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
            articles: this.#articlesIn(locale),
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

  #shownBy(filter: PublicFilter): ReadonlySet<string> {
    const found = filter.q === '' ? undefined : this.#found(filter.q)
    return new Set(
      this.#activities
        .filter((activity) => isSought(activity, filter) && (found?.has(activity.id) ?? true))
        .map(({ id }) => id),
    )
  }

  /** What is no word finds nothing. */
  #found(typed: string): ReadonlySet<string> {
    const query = readQuery(typed)
    if (!query) return new Set()
    this.#index ??= this.#makeIndex()
    return new Set(
      findAmong([{ index: this.#index }], query).flatMap(({ found: { entry } }) =>
        entry.place.kind === 'activity' ? [entry.place.activityId] : [],
      ),
    )
  }

  #makeIndex(): FindIndex {
    const index = new FindIndex()
    index.keep(
      this.#activities.map((activity) => activityEntry(asActivity(activity), this.#options.agreement)),
    )
    return index
  }

  #articlesIn(locale: Locale): ReadonlyMap<string, Markup> {
    const known = this.#articles.get(locale)
    if (known) return known
    const { agreement } = this.#options
    const made = new Map(
      this.#activities.map((activity) => [activity.id, articleOf(activity, agreement, locale)]),
    )
    this.#articles.set(locale, made)
    return made
  }
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
