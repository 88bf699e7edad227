import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { ACTIVITY_PARTIES, type ActivityParty } from '#shared/plan/plan.ts'
import type { PublicActivity } from '#shared/publication/public-plan.ts'
import { publicPartyName } from '#shared/publication/public-words.ts'
import { type Markup, markup } from './markup.ts'

/** The shapes and patterns that tell the parties apart without colour, once a page; the same as inside. */
export const PARTY_MARKS: Markup = markup`<svg class="defs" aria-hidden="true" focusable="false">
<symbol id="shape-censec" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></symbol>
<symbol id="shape-difos" viewBox="0 0 10 10"><rect width="10" height="10" rx="1.5"/></symbol>
<symbol id="shape-joint" viewBox="0 0 10 10"><path class="shape" d="M4.5 0a5 5 0 0 0 0 10zM5.5 0h3A1.5 1.5 0 0 1 10 1.5v7A1.5 1.5 0 0 1 8.5 10h-3z"/></symbol>
<pattern id="pattern-joint" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M-1 8 8 -1M-1 1 1 -1M6 8 8 6"/></pattern>
<pattern id="pattern-difos" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="1.5" cy="1.5" r="1.1"/><circle class="dot" cx="4.5" cy="4.5" r="1.1"/></pattern>
</svg>`

/** A party's name with its shape. */
export function partyBadge(party: ActivityParty, agreement: Agreement, locale: Locale): Markup {
  return markup`<span class="badge" data-party="${party}"><svg aria-hidden="true"><use href="#shape-${party}"/></svg>${publicPartyName(party, agreement, locale)}</span>`
}

const BAR_LENGTH = 200
const BAR_HEIGHT = 14

/** How many of each party there are, as one bar that is as long as `most` at the most. The numbers stand beside it in words. */
export function partyBar(activities: readonly PublicActivity[], most: number): Markup {
  let left = 0
  const parts = ACTIVITY_PARTIES.map((party) => {
    const count = activities.filter((activity) => activity.party === party).length
    const width = most === 0 ? 0 : Math.round((count / most) * BAR_LENGTH)
    const x = left
    left += width
    if (width === 0) return undefined
    const rect = markup`<rect data-party="${party}" x="${x}" y="0" width="${width}" height="${BAR_HEIGHT}"/>`
    if (party === 'censec') return rect
    return markup`${rect}<rect class="over" data-party="${party}" x="${x}" y="0" width="${width}" height="${BAR_HEIGHT}"/>`
  })
  return markup`<svg class="bar" viewBox="0 0 ${BAR_LENGTH} ${BAR_HEIGHT}" aria-hidden="true" focusable="false">${parts}</svg>`
}
