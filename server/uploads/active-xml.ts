/**
 * What an office program does by itself as it opens a document, told by the XML that asks for it: names without their prefixes,
 * for a document names its namespaces as it likes, and words once nothing parts their letters any more.
 */

/** Not what stands in the address itself. */
const IS_ELSEWHERE = /^(?!data:)(?:[a-z]{2,}:|\\\\|\/\/)/iu
const IS_ON_OWN_DISK = /^file:\/{3,}(?:[a-z]:|[^/\\])/iu

/** Whether another machine is asked where this is fetched. */
export function isElsewhere(target: string): boolean {
  return IS_ELSEWHERE.test(target) && !IS_ON_OWN_DISK.test(target)
}

const PREFIX = String.raw`(?:[\w.-]+:)?`
const EVENTS = new RegExp(`<${PREFIX}event-listener\\b`, 'u')
/** What has another program do something: a link between sheets, the source of a table, a formula. */
const ASKING = new RegExp(
  `<${PREFIX}(?:ddeLink|dde-source|dde-connection-decl)\\b|\\bformula\\s*=\\s*(?:"[^"]*|'[^']*)\\bDDE\\s*\\(`,
  'iu',
)
const FIELDS = new RegExp(
  `<${PREFIX}instrText\\b[^>]*>(.*?)</|\\binstr\\s*=\\s*(?:"([^"]*)"|'([^']*)')`,
  'gsu',
)
/** What OpenDocument fetches as it is opened; a link waits until somebody follows it. */
const FETCHED = new RegExp(
  `<${PREFIX}(?:(?:[\\w-]+-)?image|object|plugin|applet|floating-frame|section-source|table-source|cell-range-source)\\b` +
    `(?:[^>"']|"[^"]*"|'[^']*')*?\\bhref\\s*=\\s*(?:"([^"]*)"|'([^']*)')`,
  'gu',
)

/** Whether it has something run or fetched as soon as it is opened. */
export function actsWhenOpened(xml: string): boolean {
  const plain = withPlainLetters(xml)
  return EVENTS.test(plain) || ASKING.test(plain) || asksInFields(plain) || fetches(plain)
}

/** Words are written in pieces, so the pieces are joined. */
function asksInFields(xml: string): boolean {
  const pieces = [...xml.matchAll(FIELDS)].map(([, text = '', one = '', other = '']) => text + one + other)
  return /\bDDE(?:AUTO)?\b/iu.test(pieces.join(''))
}

function fetches(xml: string): boolean {
  return [...xml.matchAll(FETCHED)].some(([, one = '', other = '']) => isElsewhere(one + other))
}

const BETWEEN_LETTERS = /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>/gsu
const IN_WORDS = /[\w:/\\.-]/u

function withPlainLetters(xml: string): string {
  return xml
    .replaceAll(BETWEEN_LETTERS, '')
    .replaceAll(/&#(?:x([0-9a-f]+)|([0-9]+));/giu, (whole, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      const letter = code < 128 ? String.fromCharCode(code) : ''
      return IN_WORDS.test(letter) ? letter : whole
    })
}
