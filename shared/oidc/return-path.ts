const LONGEST = 500
/** Browsers read `//` and `/\` as the start of another site's address, and drop tabs and line breaks before they look. */
const OWN_PATH = /^\/(?![/\\])[^\\\p{Cc}]*$/u

/** Answers the path if it is one of this site, and nothing otherwise: where signing in leads back to is never another's. */
export function ownPath(text: unknown): string | undefined {
  return typeof text === 'string' && text.length <= LONGEST && OWN_PATH.test(text) ? text : undefined
}
