/** Parts what stands below each other into pages. */

/** A stretch of the document from one edge to the other, which is not parted unless it says how. */
export interface Strip {
  height: number
  /** Space above it, unless it begins a page. */
  before?: number
  /** It stands on one page with what follows. */
  keep?: boolean
  newPage?: boolean
  /** The name by which the rest of the document leads to it. */
  anchor?: string
  /** Drawn again above it where it begins a page: the header of its table. */
  repeated?: Strip
  draw(x: number, y: number): void
  /** Parts it so that the first part is no higher; undefined where it cannot. */
  split?(height: number): [Strip, Strip] | undefined
}

export interface PlacedStrip {
  strip: Strip
  y: number
  /** It has been drawn before, on an earlier page. */
  again?: true
}

/** What is higher than this share of a page may be parted where it stands; everything else begins the next page. */
const TALL = 0.4
/** The least that is left of a parted strip on a page, in points. */
const LEAST = 48

/** The pages, each with its strips and how far down they stand. */
export function pagesOf(strips: readonly Strip[], pageHeight: number): PlacedStrip[][] {
  const pages: PlacedStrip[][] = [[]]
  let y = 0
  const begin = (first: Strip) => {
    pages.push([])
    y = 0
    if (!first.repeated) return
    pages.at(-1)?.push({ strip: first.repeated, y, again: true })
    y += first.repeated.height
  }
  const isBegun = () => (pages.at(-1)?.length ?? 0) > 0
  const spaceAbove = (strip: Strip) => (isBegun() ? (strip.before ?? 0) : 0)
  const put = (strip: Strip): void => {
    const top = y + spaceAbove(strip)
    if (top + strip.height <= pageHeight) {
      pages.at(-1)?.push({ strip, y: top })
      y = top + strip.height
      return
    }
    const room = pageHeight - top
    const isTall = strip.height > pageHeight * TALL
    const parts = isTall && room >= LEAST ? strip.split?.(room) : undefined
    if (parts) {
      const [first, rest] = parts
      pages.at(-1)?.push({ strip: first, y: top })
      begin(rest)
      put(rest)
    } else if (isBegun() && pages.at(-1)?.some(({ again }) => !again)) {
      begin(strip)
      put(strip)
    } else {
      // Higher than a page and nothing to part it at: it is shown as far as it goes.
      pages.at(-1)?.push({ strip, y: top })
      y = pageHeight
    }
  }

  let isKept = false
  strips.forEach((strip, index) => {
    if (strip.newPage && isBegun()) begin(strip)
    else if (!isKept) {
      const together = heightTogether(strips, index)
      const fits = y + spaceAbove(strip) + together <= pageHeight
      if (!fits && isBegun() && together <= pageHeight) begin(strip)
    }
    put(strip)
    isKept = strip.keep ?? false
  })
  return pages
}

/** Of the strip and all that must stand on a page with it; a tall one at the end need only begin there. */
function heightTogether(strips: readonly Strip[], from: number): number {
  let height = 0
  for (let index = from; index < strips.length; index++) {
    const strip = strips[index]
    if (!strip) break
    height += strip.height + (index === from ? 0 : (strip.before ?? 0))
    if (!strip.keep) break
  }
  return height
}
