import type { LeftBehindKind } from '#shared/import/reading.ts'
import type { Run } from '#shared/plan/rich-text.ts'
import { isSafeLink } from '#shared/plan/safe-link.ts'
import type { Relation } from './office-package.ts'
import { attribute, childAt, childrenOf, holds, localName, ownText, type XmlElement } from './xml.ts'

type Marks = Omit<Run, 'text'>

export interface RunReaderOptions {
  relations: ReadonlyMap<string, Relation>
  leave: (what: LeftBehindKind) => void
}

/** The words of a paragraph, as they read with all tracked changes accepted. */
export class RunReader {
  readonly #options: RunReaderOptions
  /** Of text boxes, which stand beside the paragraph that holds them. */
  readonly #boxes: XmlElement[] = []

  constructor(options: RunReaderOptions) {
    this.#options = options
  }

  read(paragraph: XmlElement): { runs: Run[]; boxes: XmlElement[] } {
    const runs = joined(this.#inline(paragraph, {}))
    return { runs, boxes: this.#boxes.splice(0) }
  }

  #inline(parent: XmlElement, marks: Marks): Run[] {
    return childrenOf(parent).flatMap((child): Run[] => {
      switch (localName(child)) {
        case 'r':
          return this.#run(child, marks)
        case 'hyperlink':
          return this.#inline(child, { ...marks, ...this.#linkOf(child) })
        case 'del':
        case 'moveFrom':
          this.#options.leave('deleted-text')
          return []
        case 'AlternateContent':
          return this.#inline(childAt(child, 'Choice') ?? child, marks)
        case 'pPr':
        case 'rPr':
        case 'sdtPr':
          return []
        default:
          // Insertions, content controls, fields, smart tags: what is in them is text as any other.
          return this.#inline(child, marks)
      }
    })
  }

  #linkOf(hyperlink: XmlElement): Marks {
    const relation = this.#options.relations.get(attribute(hyperlink, 'id') ?? '')
    const address = relation?.isExternal ? relation.target : undefined
    return address && isSafeLink(address) ? { link: address } : {}
  }

  #run(run: XmlElement, around: Marks): Run[] {
    const properties = childAt(run, 'rPr')
    if (isOn(properties, 'vanish')) {
      if (holds(run, 't')) this.#options.leave('hidden-text')
      return []
    }
    const marks = { ...marksIn(properties), ...around }
    return childrenOf(run).flatMap((child) => this.#content(child, marks))
  }

  #content(child: XmlElement, marks: Marks): Run[] {
    switch (localName(child)) {
      case 't':
        return [{ text: ownText(child), ...marks }]
      case 'tab':
        return [{ text: '\t', ...marks }]
      case 'noBreakHyphen':
        return [{ text: '-', ...marks }]
      case 'br':
        return attribute(child, 'type') === 'page' ? [] : [{ text: '\n' }]
      case 'cr':
        return [{ text: '\n' }]
      case 'footnoteReference':
      case 'endnoteReference':
        this.#options.leave('footnotes')
        return []
      case 'sym':
        this.#options.leave('symbols')
        return []
      case 'commentReference':
        this.#options.leave('comments')
        return []
      case 'AlternateContent':
        return childrenOf(childAt(child, 'Choice') ?? child).flatMap((one) => this.#content(one, marks))
      case 'drawing':
      case 'pict':
      case 'object':
        this.#drawing(child)
        return []
      default:
        return []
    }
  }

  #drawing(drawing: XmlElement): void {
    const boxes = textBoxesIn(drawing)
    if (boxes.length === 0) this.#options.leave('pictures')
    this.#boxes.push(...boxes)
  }
}

function textBoxesIn(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    localName(child) === 'txbxContent' ? [child] : textBoxesIn(child),
  )
}

function marksIn(properties: XmlElement | undefined): Marks {
  const underline = attribute(childAt(properties, 'u'), 'val')
  return {
    ...(isOn(properties, 'b') && { bold: true as const }),
    ...(isOn(properties, 'i') && { italic: true as const }),
    ...(underline !== undefined && underline !== 'none' && { underline: true as const }),
    ...(isOn(properties, 'strike') && { strike: true as const }),
  }
}

function isOn(properties: XmlElement | undefined, name: string): boolean {
  const element = childAt(properties, name)
  return element !== undefined && !['0', 'false', 'off'].includes(attribute(element, 'val') ?? '')
}

/** Word parts a word in many runs; a line break is a run of its own. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last && last.text !== '\n' && run.text !== '\n' && hasSameMarks(last, run)) last.text += run.text
    else if (run.text !== '') result.push({ ...run })
  }
  return result
}

function hasSameMarks(a: Run, b: Run): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.link === b.link
  )
}
