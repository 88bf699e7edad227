/** Average precision of a ranking: 1 when every true row stands before every false one. Ties never help. */
export function averagePrecision(rows: readonly { score: number; right: boolean }[]): number {
  const sorted = rows.toSorted((p, q) => q.score - p.score || Number(p.right) - Number(q.right))
  const total = rows.filter((row) => row.right).length
  let found = 0
  let sum = 0
  for (const [index, row] of sorted.entries()) {
    if (!row.right) continue
    found += 1
    sum += found / (index + 1)
  }
  return total === 0 ? 0 : sum / total
}

/** The best precision of a ranking among the cuts that find at least that share of what is right. */
export function precisionAtRecall(
  rows: readonly { score: number; right: boolean }[],
  recall: number,
): number {
  const sorted = rows.toSorted((p, q) => q.score - p.score || Number(p.right) - Number(q.right))
  const total = rows.filter((row) => row.right).length
  let found = 0
  let best = 0
  for (const [index, row] of sorted.entries()) {
    if (row.right) found += 1
    if (found >= recall * total) best = Math.max(best, found / (index + 1))
  }
  return best
}

/** Harmonic mean of precision and recall of one set of answers against another. */
export function f1(given: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const both = given.intersection(right).size
  return given.size + right.size === 0 ? 1 : (2 * both) / (given.size + right.size)
}

/** The same values in another, repeatable order. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  let state = seed
  const keyed = values.map((value) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return { value, key: state }
  })
  return keyed.sort((p, q) => p.key - q.key).map(({ value }) => value)
}
