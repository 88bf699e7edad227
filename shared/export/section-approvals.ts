import type { Category, Party, Section } from '#shared/plan/plan.ts'
import { wordingHash, wordingOf } from '#shared/sign-off/section-wording.ts'
import type { SignOff } from '#shared/sign-off/sign-off.ts'

/** Who has approved a section for each party, in the words it has here. */
export interface SectionApprovals {
  category: Category
  by: Partial<Record<Party, { name: string; at: string }>>
}

/** What the sign-offs, in order, say of the sections as they read here; words that were agreed stay approved when an amendment begins. */
export function sectionApprovals(
  sections: readonly Section[],
  signOffs: readonly SignOff[],
): SectionApprovals[] {
  return sections.map((section) => {
    const { category } = section
    const here = signOffs.filter((signOff) => signOff.category === category)
    return { category, by: approvalsOf(wordingHash(wordingOf(section)), here) }
  })
}

function approvalsOf(contentHash: string, signOffs: readonly SignOff[]): SectionApprovals['by'] {
  const by: SectionApprovals['by'] = {}
  const latest: Partial<Record<Party, string>> = {}
  for (const { act, by: signature, contentHash: signed, at } of signOffs) {
    const { party, name } = signature
    if (act === 'approved') {
      latest[party] = signed
      if (signed === contentHash) by[party] = { name, at }
    }
    if (act === 'withdrew' && latest[party] === contentHash) delete by[party]
  }
  return by
}

/** Whether both parties have approved all of them. */
export function areAllApproved(approvals: readonly SectionApprovals[]): boolean {
  return approvals.every(({ by }) => by.censec !== undefined && by.difos !== undefined)
}
