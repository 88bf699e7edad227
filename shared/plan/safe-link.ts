const SAFE_LINK = /^(https?:\/\/|mailto:)/i

/** True for the only addresses a link may have: http, https and mailto. */
export function isSafeLink(address: string): boolean {
  return SAFE_LINK.test(address)
}
