/** Why something is kept in a party's own part of the plan. */
export const CONFIDENTIAL_KINDS = ['personnel', 'secretariat', 'draft'] as const
/** personale · sekretariat (both kept from observers by governance.2.c) · eget udkast. */
export type ConfidentialKind = (typeof CONFIDENTIAL_KINDS)[number]
