/** Where the words stand in a text, whole words only, in order and without overlap. */
export function wordPlaces(text: string, words: readonly string[]): [from: number, to: number][] {
  const distinct = [...new Set(words)].filter((word) => word.trim()).sort((a, b) => b.length - a.length)
  if (distinct.length === 0) return []
  const anyWord = distinct.map((word) => RegExp.escape(word)).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyWord})(?![\\p{L}\\p{N}])`, 'giu')
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])
}
