/** Reading XML of strangers. Documents name their namespaces as they like, so elements are known by their local names. */
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml'
import { NotImportable } from './not-importable.ts'

export type { XmlElement }

/** The root element. No office file has a document type, so one that has is made to do harm. Throws NotImportable. */
export function rootOf(xml: string): XmlElement {
  if (xml.includes('<!DOCTYPE')) throw new NotImportable('import-damaged')
  let root: XmlElement | null
  try {
    root = parseXml(xml).root
  } catch {
    // Not well-formed, or nested deeper than any office program writes.
    throw new NotImportable('import-damaged')
  }
  if (!root) throw new NotImportable('import-damaged')
  return root
}

export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}

export function childrenOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement)
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).filter((child) => localName(child) === name)
}

/** The first element down this path of names. */
export function childAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (here, name) => here && childrenOf(here).find((child) => localName(child) === name),
    element,
  )
}

/** An attribute by its local name. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  if (!element) return undefined
  const { attributes } = element
  const key = Object.keys(attributes).find((known) => known.slice(known.indexOf(':') + 1) === name)
  return key === undefined ? undefined : attributes[key]
}

/** The text directly in the element. */
export function ownText(element: XmlElement): string {
  return element.children.map((child) => (child instanceof XmlText ? child.text : '')).join('')
}

/** Answers whether any element within has one of these names. */
export function holds(element: XmlElement, ...names: string[]): boolean {
  return childrenOf(element).some((child) => names.includes(localName(child)) || holds(child, ...names))
}
