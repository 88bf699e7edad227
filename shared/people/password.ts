/** Length is what makes a password hard to guess; signs and digits that are asked for make it hard to remember. */
export const PASSWORD_LENGTH = 12

/**
 * Whether somebody who guesses would try the password early: one of the commonest, a short one said over and over, or
 * little but the person's own name or address.
 */
export function isCommonPassword(
  password: string,
  commonest: ReadonlySet<string>,
  own: readonly string[],
): boolean {
  const lower = password.toLowerCase()
  return commonest.has(lower) || isRepetition(lower) || isMostlyOwn(lower, own)
}

/** "passwordpassword", "abcabcabcabc", "1111111111111". */
function isRepetition(lower: string): boolean {
  return lower !== '' && (lower + lower).indexOf(lower, 1) < lower.length
}

const SHORTEST_OWN = 3

function isMostlyOwn(lower: string, own: readonly string[]): boolean {
  const parts = own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  let rest = lower
  for (const part of parts) if (part.length >= SHORTEST_OWN) rest = rest.replaceAll(part, '')
  return rest.length < PASSWORD_LENGTH / 2
}
