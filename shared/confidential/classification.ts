/**
 * Markings of classified information: Denmark's, NATO's and the EU's. As a marking they stand in capitals, or alone on a
 * line; in a sentence »fortroligt« is an ordinary word.
 */
const MARKINGS: readonly string[] = [
  'YDERST HEMMELIGT',
  'HEMMELIGT',
  'FORTROLIGT',
  'TIL TJENESTEBRUG',
  'COSMIC TOP SECRET',
  'NATO SECRET',
  'NATO CONFIDENTIAL',
  'NATO RESTRICTED',
  'TRÈS SECRET UE/EU TOP SECRET',
  'SECRET UE/EU SECRET',
  'CONFIDENTIEL UE/EU CONFIDENTIAL',
  'RESTREINT UE/EU RESTRICTED',
  'TRÈS SECRET UE',
  'SECRET UE',
  'CONFIDENTIEL UE',
  'RESTREINT UE',
  'EU/RESTREINT UE',
  'EU TOP SECRET',
  'EU SECRET',
  'EU CONFIDENTIAL',
  'EU RESTRICTED',
]

const IN_CAPITALS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${MARKINGS.map((marking) => marking.replaceAll(' ', '\\s+')).join('|')})(?![\\p{L}\\p{N}])`,
  'u',
)

/** The first marking in the text; undefined where there is none. */
export function classificationMarking(text: string): string | undefined {
  const inCapitals = IN_CAPITALS.exec(text)
  if (inCapitals) return inCapitals[0].replaceAll(/\s+/gu, ' ')
  for (const line of text.split('\n')) {
    const alone = line
      .replaceAll(/[^\p{L}/]+/gu, ' ')
      .trim()
      .toLocaleUpperCase('da')
    if (MARKINGS.includes(alone)) return alone
  }
  return undefined
}
