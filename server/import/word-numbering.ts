import { attribute, childAt, childrenNamed, type XmlElement } from './xml.ts'

export interface ListLook {
  ordered: boolean
  start: number
}

/** How the lists of a Word document are numbered. */
export class WordNumbering {
  readonly #numbers = new Map<string, XmlElement>()
  readonly #definitions = new Map<string, XmlElement>()

  constructor(root: XmlElement | undefined) {
    for (const number of root ? childrenNamed(root, 'num') : [])
      this.#numbers.set(attribute(number, 'numId') ?? '', number)
    for (const definition of root ? childrenNamed(root, 'abstractNum') : [])
      this.#definitions.set(attribute(definition, 'abstractNumId') ?? '', definition)
  }

  lookOf(numberingId: string, level: number): ListLook {
    const number = this.#numbers.get(numberingId)
    const definition = this.#definitions.get(attribute(childAt(number, 'abstractNumId'), 'val') ?? '')
    const override = number && levelIn(number, 'lvlOverride', level)
    const own = childAt(override, 'lvl') ?? (definition && levelIn(definition, 'lvl', level))
    const format = attribute(childAt(own, 'numFmt'), 'val') ?? 'bullet'
    const start =
      attribute(childAt(override, 'startOverride'), 'val') ?? attribute(childAt(own, 'start'), 'val') ?? '1'
    const from = Number(start)
    return {
      ordered: format !== 'bullet' && format !== 'none',
      start: Number.isSafeInteger(from) && Math.abs(from) < 1_000_000 ? from : 1,
    }
  }
}

function levelIn(element: XmlElement, name: string, level: number): XmlElement | undefined {
  return childrenNamed(element, name).find((child) => attribute(child, 'ilvl') === String(level))
}
