// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML cannot hold, and Word then refuses the file
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text without the characters that XML, and so HTML, cannot hold. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(NOT_IN_XML, '')
}

/** The same as it stands between tags or in an attribute. */
export function escapeXml(text: string): string {
  return xmlText(text).replace(/[&<>"']/g, (character) => ESCAPED[character] ?? character)
}
