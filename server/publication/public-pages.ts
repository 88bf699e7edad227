import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { filterFrom, isNarrowed, type PublicParameters } from '#shared/publication/public-filter.ts'
import { isPublicId } from '#shared/publication/public-id.ts'
import { PUBLIC_WORDS } from '#shared/publication/public-words.ts'
import { Packed } from '../http/packed.ts'
import type { PageAnswer } from '../http/page-answer.ts'
import { Problem } from '../http/problem.ts'
import { countAttempt } from '../people/count-attempt.ts'
import { StoreAway } from '../ports/store-away.ts'
import { PUBLIC_POLICY, plainPageHtml } from './public-page-html.ts'
import type { PublicationNow, PublicPlans } from './public-plans.ts'
import { type PublicForm, PublicView, type Wanted } from './public-view.ts'

/** Searches that nobody has made before cost something to answer. */
const SEARCHES_A_MINUTE = 120
const MINUTE_SECONDS = 60

const CONTENT_TYPES: Record<PublicForm, string> = {
  page: 'text/html; charset=utf-8',
  calendar: 'text/calendar; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
}

export interface PublicPagesOptions {
  publicPlans: PublicPlans
  agreement: Agreement
  /** Where people reach the server; empty until it listens. */
  site: () => string
}

/** The plans' public pages and feeds: made once of each content, and answered only while they are published. */
export class PublicPages {
  readonly #options: PublicPagesOptions
  readonly #views = new Map<string, { contentKey: string; view: PublicView }>()
  readonly #searches = new RateLimiterMemory({
    keyPrefix: 'public-search',
    points: SEARCHES_A_MINUTE,
    duration: MINUTE_SECONDS,
  })

  constructor(options: PublicPagesOptions) {
    this.#options = options
  }

  /** What is unknown, not published and taken down is answered alike. `asker` is where the request comes from. */
  async read(
    form: PublicForm,
    publicId: string,
    parameters: PublicParameters,
    asker: string,
  ): Promise<PageAnswer> {
    const locale = localeOf(parameters)
    try {
      const now = isPublicId(publicId) ? await this.#options.publicPlans.published(publicId) : undefined
      if (!now?.state.published) {
        this.#forget(publicId)
        return refusal('not-found', locale)
      }
      const { robots, since } = now.state.published
      const wanted: Wanted = { form, locale, filter: filterFrom(parameters), robots, since }
      return this.#answer(wanted, await this.#made(now, wanted, asker), true)
    } catch (error) {
      const code = refusalCodeOf(error)
      if (!code) throw error
      return refusal(code, locale)
    }
  }

  /** The page as everybody would see it, for who may look before; throws as `PublicPlans.now`. */
  async preview(planId: string, path: string, parameters: PublicParameters): Promise<PageAnswer> {
    const now = await this.#options.publicPlans.now(planId)
    const wanted: Wanted = {
      form: 'page',
      locale: localeOf(parameters),
      filter: filterFrom(parameters),
      robots: 'noindex',
      since: '',
      previewPath: path,
    }
    // Nobody else is to find it in what is kept.
    return this.#answer(wanted, await this.#newView(now).make(wanted), false)
  }

  async #made(now: PublicationNow, wanted: Wanted, asker: string): Promise<Packed> {
    const view = this.#viewOf(now)
    const made = view.made(wanted)
    if (made) return made
    if (isNarrowed(wanted.filter)) await countAttempt(this.#searches, asker, 'too-many-requests')
    return view.make(wanted)
  }

  #viewOf(now: PublicationNow): PublicView {
    const { contentKey, content } = now
    const known = this.#views.get(content.publicId)
    if (known?.contentKey === contentKey) return known.view
    const view = this.#newView(now)
    this.#views.set(content.publicId, { contentKey, view })
    return view
  }

  #newView({ content, missing }: PublicationNow): PublicView {
    const { agreement, site } = this.#options
    return new PublicView({ content, isWhole: missing.length === 0, agreement, site: site() })
  }

  #forget(publicId: string): void {
    this.#views.delete(publicId)
  }

  #answer({ form, robots }: Wanted, body: Packed, isPublic: boolean): PageAnswer {
    return {
      status: 200,
      contentType: CONTENT_TYPES[form],
      body,
      policy: PUBLIC_POLICY,
      robots,
      isPublic,
    }
  }
}

function localeOf({ sprog }: PublicParameters): Locale {
  return sprog === 'en' ? 'en' : 'da'
}

type RefusalCode = 'not-found' | 'too-many' | 'away'

/** Undefined for what nobody foresaw. */
function refusalCodeOf(error: unknown): RefusalCode | undefined {
  if (error instanceof StoreAway) return 'away'
  if (!(error instanceof Problem)) return undefined
  if (error.code === 'not-found') return 'not-found'
  if (error.code === 'too-many-requests') return 'too-many'
  return error.status === 503 ? 'away' : undefined
}

const STATUSES: Record<RefusalCode, number> = { 'not-found': 404, 'too-many': 429, away: 503 }

function refusal(code: RefusalCode, locale: Locale): PageAnswer {
  return {
    status: STATUSES[code],
    contentType: CONTENT_TYPES.page,
    body: REFUSALS[code][locale],
    policy: PUBLIC_POLICY,
    robots: 'noindex',
    isPublic: true,
    ...(code !== 'not-found' && { retryAfter: MINUTE_SECONDS }),
  }
}

/** Written once: anybody may ask for what is not there. */
const REFUSALS: Record<RefusalCode, Record<Locale, Packed>> = {
  'not-found': inBoth((words) => [words.notFound, words.notFoundHint]),
  'too-many': inBoth((words) => [words.tooMany, words.tooManyHint]),
  away: inBoth((words) => [words.away, words.awayHint]),
}

function inBoth(
  said: (words: (typeof PUBLIC_WORDS)[Locale]) => [title: string, hint: string],
): Record<Locale, Packed> {
  const packed = (locale: Locale) =>
    new Packed(new TextEncoder().encode(plainPageHtml(...said(PUBLIC_WORDS[locale]), locale)))
  return { da: packed('da'), en: packed('en') }
}
