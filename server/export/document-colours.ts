import type { ActivityParty } from '#shared/plan/plan.ts'

/** The parties' own colours on paper, dark enough to be read as text: the ones the pages have too. */
export const PARTY_COLOURS: Record<ActivityParty, string> = {
  censec: '12606E',
  difos: 'B5500F',
  joint: '6D47A8',
}

/** What every exported document is drawn in. */
export const COLOURS = {
  ink: '1B2733',
  muted: '52606D',
  navy: '17375E',
  line: 'CBD5E0',
  shade: 'F1F4F8',
  link: '1F5FA8',
} as const
