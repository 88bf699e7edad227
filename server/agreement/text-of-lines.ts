/** A line of a page, where it stands on it; up is more. */
export interface PdfLine {
  text: string
  left: number
  right: number
  y: number
  size: number
}

/** Of the usual distance between two lines: a larger one parts paragraphs, a still larger one what stands at the page's edge. */
const PARAGRAPH_GAP = 1.3
const EDGE_GAP = 1.8
/** Of the width of the text: so much more room than the next word takes, and the line was ended on purpose. */
const ROOM_TO_SPARE = 0.04

/**
 * The pages' lines as one text, in which a line that goes on in the next one ends in a space, as scanned texts have it. What
 * stands at the edge of every page is a line of its own, and the paragraph that a page parts goes on behind it.
 */
export function textOfLines(pages: readonly (readonly PdfLine[])[]): string {
  const lines = pages.flat()
  const usual = usualGap(pages)
  const right = Math.max(0, ...lines.map((line) => line.right))
  const width = right - Math.min(right, ...lines.map((line) => line.left))
  const edges = edgesOf(pages, usual)

  let text = ''
  let before: PdfLine | undefined
  /** What the page ends with, until it is known whether the line before it goes on. */
  let between = ''
  for (const line of lines) {
    if (edges.has(line)) {
      between += `${line.text}\n`
      continue
    }
    if (before) text += (goesOn(before, line) ? ' \n' : ends(before, line)) + between
    else text += between
    text += line.text
    between = ''
    before = line
  }
  return `${text}\n${between}`

  function goesOn(line: PdfLine, next: PdfLine): boolean {
    if (/^(?:\d{1,2}[.)]|[•–-])\s/u.test(next.text) || Math.abs(line.size - next.size) > line.size / 8)
      return false
    const gap = line.y - next.y
    const isOverleaf = gap <= 0
    if (!isOverleaf && gap > usual * PARAGRAPH_GAP) return false
    if (isOverleaf && /[.:!?]$/u.test(line.text)) return false
    const [word = ''] = next.text.split(' ', 1)
    const wordWidth = (next.right - next.left) * (word.length / Math.max(next.text.length, 1))
    return right - line.right < wordWidth + width * ROOM_TO_SPARE
  }

  function ends(line: PdfLine, next: PdfLine): string {
    return line.y - next.y > usual * PARAGRAPH_GAP ? '\n\n' : '\n'
  }
}

/** The distance that most lines have from the next one. */
function usualGap(pages: readonly (readonly PdfLine[])[]): number {
  const gaps = pages
    .flatMap((page) => page.slice(1).map((line, index) => (page[index]?.y ?? 0) - line.y))
    .filter((gap) => gap > 0)
    .map((gap) => Math.round(gap * 2) / 2)
  const counts = new Map<number, number>()
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  const [usual] = [...counts].sort(([a, n], [b, m]) => m - n || a - b)
  return usual?.[0] ?? 0
}

/** First and last lines that stand apart from the text and come on other pages too, whatever number is in them. */
function edgesOf(pages: readonly (readonly PdfLine[])[], usual: number): Set<PdfLine> {
  const outermost = pages.flatMap((page) => {
    const [first, second] = page
    const [last, previous] = [page.at(-1), page.at(-2)]
    const isApart = (above: PdfLine | undefined, below: PdfLine | undefined) =>
      above !== undefined && below !== undefined && above.y - below.y > usual * EDGE_GAP
    return [
      ...(first && isApart(first, second) ? [first] : []),
      ...(last && isApart(previous, last) ? [last] : []),
    ]
  })
  const sayingOf = ({ text }: PdfLine) => text.replaceAll(/\d+/gu, '#')
  return new Set(
    outermost.filter((line) => outermost.filter((other) => sayingOf(other) === sayingOf(line)).length > 1),
  )
}
