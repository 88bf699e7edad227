import { expect, it } from 'vitest'
import type { Party, Section } from '#shared/plan/plan.ts'
import { wordingHash, wordingOf } from '#shared/sign-off/section-wording.ts'
import type { SignOff, SignOffAct } from '#shared/sign-off/sign-off.ts'
import { areAllApproved, sectionApprovals } from './section-approvals.ts'

const section: Section = { category: 3, text: [], activities: [] }
const words = wordingHash(wordingOf(section))
const sign = (act: SignOffAct, party: Party, contentHash = words, category: 3 | 4 = 3): SignOff => ({
  id: '',
  category,
  act,
  contentHash,
  reason: '',
  over: [],
  by: { personId: party, name: `${party} direktør`, party, role: 'director' },
  at: `${act} ${contentHash.slice(0, 4)}`,
})
const approvedBy = (...signOffs: SignOff[]) =>
  Object.keys(sectionApprovals([section], signOffs)[0]?.by ?? {}).sort()

it('[EXPORT-8] names who has approved the section in exactly these words', () => {
  expect(sectionApprovals([section], [sign('approved', 'difos')])).toEqual([
    { category: 3, by: { difos: { name: 'difos direktør', at: `approved ${words.slice(0, 4)}` } } },
  ])
  expect(approvedBy(sign('approved', 'difos', 'other words'))).toEqual([])
  expect(approvedBy(sign('approved', 'difos', words, 4))).toEqual([])
})

it('[EXPORT-8] an approval that is withdrawn is none, one of other words withdrawn changes nothing', () => {
  expect(approvedBy(sign('approved', 'difos'), sign('withdrew', 'difos'))).toEqual([])
  expect(
    approvedBy(sign('approved', 'difos'), sign('approved', 'difos', 'later'), sign('withdrew', 'difos')),
  ).toEqual(['difos'])
})

it('[EXPORT-8] words that were agreed stay approved when an amendment begins', () => {
  const signOffs = [sign('approved', 'difos'), sign('approved', 'censec'), sign('amended', 'censec')]
  expect(approvedBy(...signOffs)).toEqual(['censec', 'difos'])
  expect(areAllApproved(sectionApprovals([section], signOffs))).toBe(true)
  expect(areAllApproved(sectionApprovals([section], signOffs.slice(1)))).toBe(false)
})
