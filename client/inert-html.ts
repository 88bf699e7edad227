/**
 * HTML from elsewhere, read without letting it do anything: the one way in which text becomes HTML in this client. What
 * remains of it afterwards are the tags and attributes of an ordinary text.
 */

/**
 * Before the names that the page's policy forbids: browsers refuse them, and report the page, even in a document that does
 * nothing.
 */
const ASIDE = 'aside-'
const ATTRIBUTE = '(?:style|on[a-z]{1,30})\\s*='
const FORBIDDEN = new RegExp(`${ATTRIBUTE}|(?<=</?)(?:style|base)(?=[\\s/>])`, 'giu')
const ASIDE_BY_MISTAKE = new RegExp(`${ASIDE}(?=${ATTRIBUTE})`, 'giu')

/** Whatever loads, runs, plays or asks, and what only dresses the page it was copied from. */
const NOISE =
  'aside-style, aside-base, script, noscript, template, meta, link, xml, title, iframe, frame, frameset, object, embed, applet, ' +
  'svg, math, img, picture, audio, video, source, track, canvas, form, input, button, select, textarea, dialog'

const KEPT_ATTRIBUTES: Record<string, readonly string[]> = {
  A: ['href'],
  OL: ['start', 'type'],
  TD: ['colspan', 'rowspan', 'colwidth'],
  TH: ['colspan', 'rowspan', 'colwidth'],
}
/** With it an editor says of what it puts on the clipboard how it was cut out. */
const SLICE = 'data-pm-slice'

const policy = globalThis.trustedTypes?.createPolicy('samplan', { createHTML: (html) => html })

/** A document beside the page: nothing in it loads or runs. Style attributes are read by `styleOf`. */
export function readInertHtml(html: string): Document {
  const aside = html.replaceAll(FORBIDDEN, (name) => ASIDE + name)
  const trusted = policy ? policy.createHTML(aside) : aside
  // TypeScript's DOM knows strings only.
  const page = new DOMParser().parseFromString(trusted as string, 'text/html')
  putWordsBack(page)
  return page
}

/** What the element's style attribute says; empty where it has none. */
export function styleOf(element: Element): string {
  return element.getAttribute(`${ASIDE}style`) ?? ''
}

/** Takes out all that is no text: elements that do or load something, comments, and other programs' own tags. */
export function dropNoise(page: Document): void {
  for (const element of page.body.querySelectorAll(NOISE)) element.remove()
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  // Word's own tags (o:p, v:shape …) hold nothing but spacing.
  for (const element of page.body.querySelectorAll('*')) {
    if (element.tagName.includes(':')) element.replaceWith(...element.childNodes)
  }
}

/** Leaves only the attributes that a text of ours has. */
export function dropAttributes(page: Document): void {
  for (const element of page.body.querySelectorAll('*')) {
    const kept = KEPT_ATTRIBUTES[element.tagName] ?? []
    for (const { name } of [...element.attributes])
      if (name !== SLICE && !kept.includes(name)) element.removeAttribute(name)
  }
  for (const column of page.body.querySelectorAll('colgroup, col')) column.remove()
}

/** Whether an editor such as ours has put this on the clipboard. */
export function isOwnSlice(page: Document): boolean {
  return page.body.querySelector(`[${SLICE}]`) !== null
}

/** Words and addresses that only happened to look like an attribute. */
function putWordsBack(page: Document): void {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    if (text.nodeValue?.includes(ASIDE)) text.nodeValue = text.nodeValue.replaceAll(ASIDE_BY_MISTAKE, '')
  }
  for (const element of page.querySelectorAll('*')) {
    for (const attribute of element.attributes)
      if (attribute.value.includes(ASIDE)) attribute.value = attribute.value.replaceAll(ASIDE_BY_MISTAKE, '')
  }
}
