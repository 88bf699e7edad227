/** How many are offered. */
const MOST = 5

/**
 * What a person has chosen lately, the latest first. Keys alone are kept in this browser, no titles: what is gone, or theirs
 * to read no more, is then simply not offered.
 */
export function recentChoices(personId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameFor(personId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberChoice(personId: string, key: string): void {
  const kept = [key, ...recentChoices(personId).filter((one) => one !== key)].slice(0, MOST)
  try {
    localStorage.setItem(nameFor(personId), JSON.stringify(kept))
  } catch {
    // Private windows may refuse storage.
  }
}

export function forgetChoices(personId: string): void {
  try {
    localStorage.removeItem(nameFor(personId))
  } catch {
    // As above.
  }
}

function nameFor(personId: string): string {
  return `samplan.find.${personId}`
}
