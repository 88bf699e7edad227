/** Stands in the built page wherever each answer's own nonce goes. */
export const NONCE_PLACEHOLDER = '__SAMPLAN_NONCE__'
