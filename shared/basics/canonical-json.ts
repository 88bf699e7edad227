/**
 * The one JSON text of a plain value, so that equal values have equal bytes: keys in the order of their UTF-16 code units,
 * no spaces, absent fields left out (RFC 8785, for values that JSON holds).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? withSortedKeys(part) : part))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function withSortedKeys(record: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(record)
  // Not by locale: the order must be the same on every machine.
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
