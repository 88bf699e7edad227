/**
 * What directors say about a section's wording, and what follows from it. Both parties' approvals of the same words make
 * the section agreed (aftalt); the words are named by their hash (section-wording.ts).
 */
import type { Person, Signature } from '../permissions/person.ts'
import { type Category, PARTIES, type Party } from '../plan/plan.ts'

export const SIGN_OFF_ACTS = ['approved', 'withdrew', 'objected', 'lifted', 'amended'] as const
/** godkendte · trak godkendelsen tilbage · gjorde indsigelse · frafaldt indsigelsen · begyndte en ændring. */
export type SignOffAct = (typeof SIGN_OFF_ACTS)[number]

/** One act; kept in the ledger, in order, never altered. */
export interface SignOff {
  id: string
  category: Category
  act: SignOffAct
  /** The wording that was on the screen. */
  contentHash: string
  /** Why: the objection itself, or what is signed over; empty where nothing had to be said. */
  reason: string
  /** The warnings that stood open and were signed over; of `lifted`, the objections that were. */
  over: string[]
  by: Signature
  /** ISO instant, the server's clock. */
  at: string
}

export const SECTION_STATES = ['draft', 'half-approved', 'objected', 'agreed', 'amendment'] as const
/**
 * udkast · den ene part har godkendt · indsigelse · aftalt · ændring under udarbejdelse.
 * Agreed is what both have approved and nobody has opened for amendment since; only then the section is frozen.
 */
export type SectionStateName = (typeof SECTION_STATES)[number]

export interface SectionState {
  name: SectionStateName
  /** Each party's latest approval that was not withdrawn, also of other words than the present. */
  approvals: Partial<Record<Party, SignOff>>
  /** Objections that stand: nobody approves until who made it lifts it. */
  objections: SignOff[]
  /** The words that are in force: those of the latest agreement, whatever is drafted since. */
  agreedHash: string | undefined
  agreedAt: string | undefined
}

/** What has become of a section by all that was said of it, in order; `contentHash` is how it reads now. */
export function sectionState(
  signOffs: readonly SignOff[],
  { category, contentHash }: { category: Category; contentHash: string },
): SectionState {
  const state: SectionState & { isFrozen: boolean } = {
    name: 'draft',
    approvals: {},
    objections: [],
    agreedHash: undefined,
    agreedAt: undefined,
    isFrozen: false,
  }
  for (const signOff of signOffs) if (signOff.category === category) apply(state, signOff)
  const { isFrozen, ...answer } = state
  return { ...answer, name: nameOf(state, contentHash) }
}

/** Whether both parties have agreed the section, and it is not being amended: then it reads as it was agreed. */
export function isAgreed(signOffs: readonly SignOff[], category: Category): boolean {
  return sectionState(signOffs, { category, contentHash: '' }).name === 'agreed'
}

/** Whether that is so of the section of every category. */
export function isPlanAgreed(signOffs: readonly SignOff[], categories: readonly Category[]): boolean {
  return categories.every((category) => isAgreed(signOffs, category))
}

/** Whether the party's approval covers the words as they are now. */
export function isCurrent(approval: SignOff | undefined, contentHash: string): boolean {
  return approval?.contentHash === contentHash
}

function apply(state: SectionState & { isFrozen: boolean }, signOff: SignOff): void {
  const { act, by, contentHash, at } = signOff
  switch (act) {
    case 'approved': {
      state.approvals = { ...state.approvals, [by.party]: signOff }
      // Two people of one party never agree a section: each party has one approval, whoever gave it.
      const isAgreed = PARTIES.every((party) => isCurrent(state.approvals[party], contentHash))
      if (isAgreed) Object.assign(state, { isFrozen: true, agreedHash: contentHash, agreedAt: at })
      return
    }
    case 'withdrew':
      state.approvals = { ...state.approvals, [by.party]: undefined }
      return
    case 'objected':
      state.objections = [...state.objections, signOff]
      return
    case 'lifted':
      state.objections = state.objections.filter(
        ({ id, by: { personId } }) => personId !== by.personId && !signOff.over.includes(id),
      )
      return
    case 'amended':
      Object.assign(state, { isFrozen: false, approvals: {} })
      return
    default:
      act satisfies never
  }
}

function nameOf(state: SectionState & { isFrozen: boolean }, contentHash: string): SectionStateName {
  const { isFrozen, objections, approvals, agreedHash } = state
  if (isFrozen) return 'agreed'
  if (objections.length > 0) return 'objected'
  if (PARTIES.some((party) => isCurrent(approvals[party], contentHash))) return 'half-approved'
  return agreedHash === undefined ? 'draft' : 'amendment'
}

const SIGN_OFF_REFUSALS = [
  'wording-changed',
  'warnings-changed',
  'section-agreed',
  'section-not-agreed',
  'objection-stands',
  'already-approved',
  'nothing-to-withdraw',
  'no-objection-of-yours',
  'sign-off-reason-needed',
] as const
/** Why an act is not taken. */
export type SignOffRefusal = (typeof SIGN_OFF_REFUSALS)[number]

export interface IntendedAct {
  act: SignOffAct
  /** The wording that the person saw. */
  contentHash: string
  reason: string
  /** The warnings that stand open in the section now. */
  open: readonly string[]
  /** Those that the person was shown, where they say. */
  shown?: readonly string[] | undefined
  /** Ids of the objections that this person can lift: their own, and those of who cannot do it any more. */
  liftable: readonly string[]
}

/** Why this person cannot do so now, or undefined where they can. That they are a director is `can`'s to say. */
export function refusalOf(
  state: SectionState,
  contentHash: string,
  person: Pick<Person, 'id' | 'party'>,
  { act, contentHash: seen, reason, open, shown, liftable }: IntendedAct,
): SignOffRefusal | undefined {
  const hasReason = reason.trim() !== ''
  switch (act) {
    case 'approved':
      if (state.name === 'agreed') return 'section-agreed'
      if (seen !== contentHash) return 'wording-changed'
      if (state.objections.length > 0) return 'objection-stands'
      if (isCurrent(state.approvals[person.party], contentHash)) return 'already-approved'
      if (shown && open.some((warning) => !shown.includes(warning))) return 'warnings-changed'
      return open.length > 0 && !hasReason ? 'sign-off-reason-needed' : undefined
    case 'withdrew':
      if (state.name === 'agreed') return 'section-agreed'
      if (!state.approvals[person.party]) return 'nothing-to-withdraw'
      return hasReason ? undefined : 'sign-off-reason-needed'
    case 'objected':
      if (state.name === 'agreed') return 'section-agreed'
      // It is kept as an objection to these words.
      if (seen !== contentHash) return 'wording-changed'
      return hasReason ? undefined : 'sign-off-reason-needed'
    case 'lifted':
      return state.objections.some(({ id }) => liftable.includes(id)) ? undefined : 'no-objection-of-yours'
    case 'amended':
      if (state.name !== 'agreed') return 'section-not-agreed'
      return hasReason ? undefined : 'sign-off-reason-needed'
    default:
      act satisfies never
      return undefined
  }
}
