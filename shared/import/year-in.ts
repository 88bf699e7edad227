const YEAR = /(?<!\d)20\d\d(?!\d)/gu

/** The year that a plan is for: the first text's, where it names one, else the one that is named most. */
export function yearIn([title = '', ...texts]: readonly string[]): number | undefined {
  const [inTitle] = title.match(YEAR) ?? []
  if (inTitle) return Number(inTitle)
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const year of text.match(YEAR) ?? []) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [most] = [...counts].toSorted(([a, often], [b, times]) => times - often || Number(a) - Number(b))
  return most ? Number(most[0]) : undefined
}
