import type { Agreement } from '#shared/agreement/agreement.ts'
import type { ActivityParty, Party } from '#shared/plan/plan.ts'

const JOINT =
  /(?<![\p{L}])(?:fælles|begge(?: parter| organisationer)?|sammen|joint|both(?: parties| organisations)?)(?![\p{L}])/giu
const BETWEEN = /(?<![\p{L}])(?:og|and|samt|med|i samarbejde med|with)(?![\p{L}])|[\s,;/+&()–-]+/giu

export interface FoundParty {
  party: ActivityParty
  /** Nothing else is said. */
  isAll: boolean
}

/** The party that a text names, or both; undefined where it names none. */
export function partyOf(text: string, agreement: Agreement): FoundParty | undefined {
  const names = namesIn(agreement)
  const isNamed = { ...matchesOf(text, names), joint: text.search(JOINT) !== -1 }
  if (!isNamed.censec && !isNamed.difos && !isNamed.joint) return undefined
  const isJoint = isNamed.joint || (isNamed.censec && isNamed.difos)
  const rest = [names.censec, names.difos, JOINT, BETWEEN].reduce(
    (left, said) => left.replace(said, ' '),
    text,
  )
  return { party: isJoint ? 'joint' : isNamed.censec ? 'censec' : 'difos', isAll: rest.trim() === '' }
}

function matchesOf(text: string, names: Record<Party, RegExp>): Record<Party, boolean> {
  return { censec: text.search(names.censec) !== -1, difos: text.search(names.difos) !== -1 }
}

function namesIn(agreement: Agreement): Record<Party, RegExp> {
  const known = read.get(agreement) ?? {
    censec: namesOf(agreement, 'censec'),
    difos: namesOf(agreement, 'difos'),
  }
  read.set(agreement, known)
  return known
}

/** A file of thousands of lines asks for each. */
const read = new WeakMap<Agreement, Record<Party, RegExp>>()

/** All names by which files mean the party, the longest first; files write a space, a hyphen or nothing between their words. */
function namesOf({ parties }: Agreement, id: Party): RegExp {
  const names = parties
    .filter((party) => party.id === id)
    .flatMap(({ name, spellings, otherNames }) => [...Object.values(name), ...spellings, ...otherNames])
  const written = [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map((name) => (name.match(/[\p{L}\p{N}]+/gu) ?? []).join('[\\s-]*'))
    .filter(Boolean)
  if (written.length === 0) return /(?!)/gu
  return new RegExp(`(?<![\\p{L}])(?:${written.join('|')})(?![\\p{L}])`, 'giu')
}
