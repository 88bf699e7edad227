import type { ActivityParty } from '#shared/plan/plan.ts'

/** DI FOS was called FAD before; in the agreement as it was scanned, DI is often Dl. */
const CENSEC = /\bcensec\b/giu
const DIFOS = /(?<![\p{L}])(?:d[il][\s-]*fos|fad|dansk industri|d[il])(?![\p{L}])/giu
const JOINT =
  /(?<![\p{L}])(?:fælles|begge(?: parter| organisationer)?|sammen|joint|both(?: parties| organisations)?)(?![\p{L}])/giu
const BETWEEN = /(?<![\p{L}])(?:og|and|samt|med|i samarbejde med|with)(?![\p{L}])|[\s,;/+&()–-]+/giu

export interface FoundParty {
  party: ActivityParty
  /** Nothing else is said. */
  isAll: boolean
}

/** The party that a text names, or both; undefined where it names none. */
export function partyOf(text: string): FoundParty | undefined {
  const names = { censec: matches(text, CENSEC), difos: matches(text, DIFOS), joint: matches(text, JOINT) }
  if (!names.censec && !names.difos && !names.joint) return undefined
  const isJoint = names.joint || (names.censec && names.difos)
  const rest = [CENSEC, DIFOS, JOINT, BETWEEN].reduce((left, said) => left.replace(said, ' '), text)
  return { party: isJoint ? 'joint' : names.censec ? 'censec' : 'difos', isAll: rest.trim() === '' }
}

function matches(text: string, name: RegExp): boolean {
  return text.search(name) !== -1
}
