/**
 * Turns what Word, Excel and web pages put on the clipboard into the plain structure the plan's texts know:
 * headings 3 and 4, real lists, tables, links and bold/italic/underline. Styles are dropped.
 */

import { dropAttributes, dropNoise, isOwnSlice, readInertHtml, styleOf } from '../../inert-html.ts'

const HEADINGS: Record<string, string> = { H1: 'h3', H2: 'h3', H5: 'h4', H6: 'h4' }

/** HTML in, HTML out; knows nothing of the editor. */
export function cleanPastedHtml(html: string): string {
  const page = readInertHtml(html)
  dropNoise(page)
  // What was copied in an editor is already of our kind, and its slice must stay intact.
  if (!isOwnSlice(page)) {
    listsFromWord(page)
    keepEmphasis(page)
    renameHeadings(page)
  }
  dropAttributes(page)
  return page.body.innerHTML
}

interface WordItem {
  paragraph: Element
  level: number
  isOrdered: boolean
  start: number
}

/** Word writes lists as paragraphs with `mso-list: l0 level1 lfo1` and a typed bullet or number before the text. */
function listsFromWord(page: Document): void {
  const paragraphs = [...page.body.querySelectorAll('p')]
  let run: WordItem[] = []
  for (const paragraph of paragraphs) {
    const item = wordItem(paragraph)
    const last = run.at(-1)?.paragraph
    if (!item || (last && nextElement(last) !== paragraph)) {
      replaceByList(run)
      run = []
    }
    if (item) run.push(item)
  }
  replaceByList(run)
}

function wordItem(paragraph: Element): WordItem | undefined {
  const level = /mso-list:[^;]*\blevel(\d+)/i.exec(styleOf(paragraph))?.[1]
  if (!level) return undefined
  const label = bulletLabel(paragraph)
  const number = /^\(?(\d+|[a-z]|[ivx]+)[.)]/i.exec(label)?.[1]
  const start = Number(number)
  return {
    paragraph,
    level: Number(level),
    isOrdered: number !== undefined,
    start: Number.isInteger(start) && start > 0 ? start : 1,
  }
}

/** The typed bullet, taken out of the paragraph; Word marks it with `mso-list: Ignore`. */
function bulletLabel(paragraph: Element): string {
  for (const span of paragraph.querySelectorAll('span')) {
    if (!/mso-list:\s*ignore/i.test(styleOf(span))) continue
    const label = span.textContent ?? ''
    span.remove()
    return label.trim()
  }
  return ''
}

function nextElement(element: Element): Element | null {
  return element.nextElementSibling
}

function replaceByList(items: readonly WordItem[]): void {
  const [first] = items
  if (!first) return
  const { ownerDocument } = first.paragraph
  const makeList = (item: WordItem) => {
    const list = ownerDocument.createElement(item.isOrdered ? 'ol' : 'ul')
    if (item.isOrdered && item.start > 1) list.setAttribute('start', String(item.start))
    return list
  }
  const root = makeList(first)
  first.paragraph.before(root)
  const open: { list: Element; level: number }[] = [{ list: root, level: first.level }]
  for (const item of items) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
    let top = open.at(-1) ?? { list: root, level: first.level }
    if (item.level > top.level) {
      const list = makeList(item)
      const parentItem = top.list.lastElementChild ?? top.list.appendChild(ownerDocument.createElement('li'))
      parentItem.append(list)
      top = { list, level: item.level }
      open.push(top)
    }
    const line = ownerDocument.createElement('li')
    const text = ownerDocument.createElement('p')
    text.append(...item.paragraph.childNodes)
    line.append(text)
    top.list.append(line)
    item.paragraph.remove()
  }
}

/** Emphasis that Word and Google Docs write as styles becomes tags before the styles go. */
function keepEmphasis(page: Document): void {
  const { style } = page.createElement('span')
  for (const element of page.body.querySelectorAll('span, b')) {
    style.cssText = styleOf(element)
    const { fontWeight, fontStyle, textDecoration } = style
    if (element.tagName === 'B' && fontWeight === 'normal') {
      element.replaceWith(...element.childNodes)
      continue
    }
    if (element.tagName === 'B') continue
    if (fontWeight === 'bold' || Number(fontWeight) >= 600) wrapContent(element, 'strong')
    if (fontStyle === 'italic') wrapContent(element, 'em')
    if (textDecoration.includes('underline')) wrapContent(element, 'u')
  }
}

function wrapContent(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

function renameHeadings(page: Document): void {
  for (const heading of page.body.querySelectorAll('h1, h2, h5, h6'))
    rename(heading, HEADINGS[heading.tagName])
  // Word's own heading styles come as paragraphs when the document's styles are unusual.
  for (const paragraph of page.body.querySelectorAll('p[class*="Heading"], p[class*="Overskrift"]')) {
    const level = /(?:Heading|Overskrift)(\d)/.exec(paragraph.className)?.[1]
    if (level) rename(paragraph, Number(level) <= 3 ? 'h3' : 'h4')
  }
}

function rename(element: Element, tag: string | undefined): void {
  if (!tag) return
  const renamed = element.ownerDocument.createElement(tag)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
