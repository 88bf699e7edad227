/**
 * What of a plan is public: the sections in force, as they were agreed, field by field. What is not named here is not public,
 * whatever a plan will hold one day; the page, the feeds and the newsletters are made of this alone.
 */
import type { ActivityParty, ActivityStatus, Category, Period } from '../plan/plan.ts'
import type { Block, RichText, Run } from '../plan/rich-text.ts'
import type { ActivityWording, SectionWording } from '../sign-off/section-wording.ts'
import type { PlaceRegion } from './place-regions.ts'
import { publicActivityId, publicIdOf } from './public-id.ts'
import { regionsOfPlace } from './region-of-place.ts'

export interface PublicPlan {
  publicId: string
  /** The calendar year the plan is for. Its title is nobody's agreed words, so the page has one of its own. */
  year: number
  sections: PublicSection[]
}

export interface PublicSection {
  category: Category
  /** ISO instant at which both parties had approved these words. */
  agreedAt: string
  text: RichText
  activities: PublicActivity[]
}

/** Without who is responsible, budget, counterpart and success criterion: those are the parties' own. */
export interface PublicActivity extends Period {
  /** By which it is known outside; the same as long as the plan has it. */
  id: string
  party: ActivityParty
  category: Category
  title: string
  body: RichText
  status: ActivityStatus
  audience: string[]
  partners: string[]
  place: string
  /** Where that is, in the order of lists; empty where it cannot be told. */
  regions: PlaceRegion[]
  /** When its section was agreed. */
  updatedAt: string
}

/** A section in force, with the instant at which it was agreed. */
export interface AgreedSection {
  wording: SectionWording
  agreedAt: string
}

/** The public content of a plan with these sections in force. `origin` is the site's own, to which no link may lead; '' where it is not known. */
export function publicPlan(
  plan: { id: string; year: number },
  sections: readonly AgreedSection[],
  { origin }: { origin: string },
): PublicPlan {
  const leadsInside = insideTest(origin)
  return {
    publicId: publicIdOf(plan),
    year: plan.year,
    sections: sections.map(({ wording: { category, text, activities }, agreedAt }) => ({
      category,
      agreedAt,
      text: withoutInsideLinks(text, leadsInside),
      activities: activities.map((activity) =>
        publicActivity(activity, { plan, category, agreedAt, leadsInside }),
      ),
    })),
  }
}

/** All activities in reading order. */
export function publicActivities({ sections }: Pick<PublicPlan, 'sections'>): PublicActivity[] {
  return sections.flatMap(({ activities }) => activities)
}

interface Surroundings {
  plan: { id: string; year: number }
  category: Category
  agreedAt: string
  leadsInside: (link: string) => boolean
}

function publicActivity(
  { id, party, title, body, status, audience, partners, place, start, end, precision }: ActivityWording,
  { plan, category, agreedAt, leadsInside }: Surroundings,
): PublicActivity {
  return {
    id: publicActivityId(plan.id, id),
    party,
    category,
    title,
    body: withoutInsideLinks(body, leadsInside),
    status,
    audience: [...audience],
    partners: [...partners],
    place,
    regions: regionsOfPlace(place, plan.year),
    updatedAt: agreedAt,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    precision,
  }
}

/** Addresses of the workspace's own pages, and people's mail addresses, are no matter of the public's. */
function insideTest(origin: string): (link: string) => boolean {
  return (link) => {
    const address = URL.parse(link)
    if (!address || !['http:', 'https:'].includes(address.protocol)) return true
    return address.origin === origin || /^\/(?:planer|api|sync)(?:\/|$)/u.test(address.pathname)
  }
}

function withoutInsideLinks(text: RichText, leadsInside: (link: string) => boolean): RichText {
  const runs = (all: Run[]) =>
    all.map(
      ({ text: words, bold, italic, underline, strike, link }): Run => ({
        text: words,
        ...(bold && { bold }),
        ...(italic && { italic }),
        ...(underline && { underline }),
        ...(strike && { strike }),
        ...(link !== undefined && !leadsInside(link) && { link }),
      }),
    )
  const inside = (blocks: RichText) => withoutInsideLinks(blocks, leadsInside)
  return text.map((block): Block => {
    switch (block.kind) {
      case 'paragraph':
        return { kind: 'paragraph', runs: runs(block.runs) }
      case 'heading':
        return { kind: 'heading', level: block.level, runs: runs(block.runs) }
      case 'list':
        return { kind: 'list', ordered: block.ordered, start: block.start, items: block.items.map(inside) }
      case 'quote':
        return { kind: 'quote', blocks: inside(block.blocks) }
      case 'table':
        return {
          kind: 'table',
          rows: block.rows.map((cells) =>
            cells.map(({ header, columns, rows: height, blocks }) => ({
              header,
              columns,
              rows: height,
              blocks: inside(blocks),
            })),
          ),
        }
      default:
        block satisfies never
        throw new Error('unknown kind of block')
    }
  })
}
