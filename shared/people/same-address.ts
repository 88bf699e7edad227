/** Whether two e-mail addresses are one: whatever their case, and the spaces around them. */
export function isSameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
