import { attribute, childAt, childrenNamed, type XmlElement } from './xml.ts'

/** What a paragraph is by its style. */
export type ParagraphKind =
  | { kind: 'text' }
  | { kind: 'heading'; level: number }
  | { kind: 'title' }
  | { kind: 'quote' }
  /** Of a table of contents. */
  | { kind: 'contents' }

export interface ListPlace {
  numberingId: string
  level: number
}

/** The styles of a Word document, by which it says what is a heading; names are English in every language's Word. */
export class WordStyles {
  readonly #styles = new Map<string, XmlElement>()

  constructor(root: XmlElement | undefined) {
    for (const style of root ? childrenNamed(root, 'style') : []) {
      const id = attribute(style, 'styleId')
      if (id !== undefined) this.#styles.set(id, style)
    }
  }

  kindOf(styleId: string | undefined): ParagraphKind {
    for (const style of this.#lineage(styleId)) {
      const name = attribute(childAt(style, 'name'), 'val') ?? attribute(style, 'styleId') ?? ''
      const kind = kindNamed(name) ?? kindNamed(attribute(style, 'styleId') ?? '')
      if (kind) return kind
      const level = outlineLevel(childAt(style, 'pPr'))
      if (level !== undefined) return { kind: 'heading', level }
    }
    // A document may name styles that every Word has, and not describe them.
    return kindNamed(styleId ?? '') ?? { kind: 'text' }
  }

  /** The list that paragraphs of the style are in. */
  listOf(styleId: string | undefined): ListPlace | undefined {
    for (const style of this.#lineage(styleId)) {
      const place = listPlaceIn(childAt(style, 'pPr'))
      if (place) return place
    }
    return undefined
  }

  /** The style and those it is based on; a circle of them ends. */
  #lineage(styleId: string | undefined): XmlElement[] {
    const lineage = new Set<XmlElement>()
    let id = styleId
    while (id !== undefined) {
      const style = this.#styles.get(id)
      if (!style || lineage.has(style)) break
      lineage.add(style)
      id = attribute(childAt(style, 'basedOn'), 'val')
    }
    return [...lineage]
  }
}

export function listPlaceIn(properties: XmlElement | undefined): ListPlace | undefined {
  const numbering = childAt(properties, 'numPr')
  const numberingId = attribute(childAt(numbering, 'numId'), 'val')
  if (numberingId === undefined || numberingId === '0') return undefined
  return { numberingId, level: Number(attribute(childAt(numbering, 'ilvl'), 'val') ?? 0) }
}

/** From 1; undefined for running text. */
export function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const level = Number(attribute(childAt(properties, 'outlineLvl'), 'val') ?? Number.NaN)
  return level >= 0 && level < 6 ? level + 1 : undefined
}

function kindNamed(name: string): ParagraphKind | undefined {
  const [, level] = /^(?:heading|overskrift) ?([1-9])$/iu.exec(name) ?? []
  if (level) return { kind: 'heading', level: Math.min(Number(level), 6) }
  if (/^(?:title|titel)$/iu.test(name)) return { kind: 'title' }
  if (/^(?:toc|indholdsfortegnelse) ?[1-9]$/iu.test(name)) return { kind: 'contents' }
  return /quote|citat/iu.test(name) ? { kind: 'quote' } : undefined
}
