import type { RoleRule } from './rule.ts'
import { CLUSTER_RULES } from './rules/cluster.ts'
import { EUROPEAN_DEFENCE_FUND_RULES } from './rules/european-defence-fund.ts'
import { GLOBAL_COMPANY_RULES } from './rules/global-companies.ts'
import { GOVERNANCE_RULES } from './rules/governance.ts'
import { INDUSTRIAL_COOPERATION_RULES } from './rules/industrial-cooperation.ts'
import { INTERNATIONAL_RULES } from './rules/international.ts'
import { POLITICAL_RULES } from './rules/politics.ts'

/** The agreement's table, read from the top: the first row that applies is the finding, so the special stand before the general. */
export const ROLE_RULES: readonly RoleRule[] = [
  ...GOVERNANCE_RULES,
  ...INDUSTRIAL_COOPERATION_RULES,
  ...POLITICAL_RULES,
  ...EUROPEAN_DEFENCE_FUND_RULES,
  ...CLUSTER_RULES,
  ...GLOBAL_COMPANY_RULES,
  ...INTERNATIONAL_RULES,
]
