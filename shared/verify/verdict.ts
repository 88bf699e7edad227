/** What can be said of a file that somebody has: whether it was issued from here, and whether it is as it was. */
import { formatDate, formatInstant } from '../basics/format-date.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import { type CheckedJson, checkJson } from '../export/json-checksum.ts'
import type { DisclosedEdition } from './disclosed-editions.ts'

/** What is kept of a file's being issued, as far as it tells nobody more than the file itself. */
export interface Issued {
  /** The first day in Denmark on which it was. */
  on: IsoDate
  /** Whether these very bytes were issued, or a file whose plan says the same. */
  as: 'file' | 'content'
  /** Unknown of what was issued before this was kept. */
  of?: IssuedOf | undefined
}

/** What was issued. */
export interface IssuedOf {
  /** The plan's. */
  year: number
  edition?: DisclosedEdition | undefined
  /** When the version was kept that it was taken from; absent where it was the plan as it stood that day. */
  versionAt?: string | undefined
}

export type Verdict =
  | { kind: 'unchanged'; issued: Issued }
  /** The plan in it says what was issued; whatever else is in it, anybody may have written. */
  | { kind: 'content-unchanged'; issued: Issued }
  /** Nothing is known of it here, but nobody has changed it by accident. */
  | { kind: 'agrees-with-itself' }
  | { kind: 'disagrees-with-itself' }
  | { kind: 'unknown' }

/**
 * Judges a file by its bytes, and one that holds a plan as JSON by what it says as well. `find` is asked first for the file,
 * then for the plan in it.
 */
export async function judgeFile(
  { sha256, text }: { sha256: string; text: string },
  find: (sha256: string) => Promise<Issued | undefined>,
): Promise<Verdict> {
  const issued = await find(sha256)
  if (issued?.as === 'file') return { kind: 'unchanged', issued }
  return judgeContent(checkJson(text), find)
}

async function judgeContent(
  checked: CheckedJson,
  find: (sha256: string) => Promise<Issued | undefined>,
): Promise<Verdict> {
  switch (checked.kind) {
    case 'no-checksum':
      return { kind: 'unknown' }
    case 'changed':
      return { kind: 'disagrees-with-itself' }
    case 'agrees': {
      const issued = await find(checked.hash)
      return issued ? { kind: 'content-unchanged', issued } : { kind: 'agrees-with-itself' }
    }
    default:
      checked satisfies never
      throw new Error('unknown outcome of a check')
  }
}

/** The verdict in words, with what was issued as far as that is known. */
export function verdictSentence(verdict: Verdict, locale: Locale): string {
  const words = SENTENCES[locale]
  switch (verdict.kind) {
    case 'unchanged':
    case 'content-unchanged':
      return joined(
        words[verdict.kind](formatDate(verdict.issued.on, locale)),
        verdict.issued.of && issuedSentence(verdict.issued.of, locale),
      )
    default:
      return words[verdict.kind]
  }
}

function issuedSentence({ year, edition, versionAt }: IssuedOf, locale: Locale): string {
  const { plan, asItStood, inVersion, editions } = ISSUED_WORDS[locale]
  const when = versionAt === undefined ? asItStood : inVersion(formatInstant(versionAt, locale))
  return `${plan(year)}${edition === 'agreed' ? '' : when}${edition ? ` (${editions[edition]})` : ''}.`
}

function joined(...sentences: (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ')
}

interface IssuedWords {
  plan: (year: number) => string
  asItStood: string
  inVersion: (when: string) => string
  editions: Record<DisclosedEdition, string>
}

const ISSUED_WORDS: Record<Locale, IssuedWords> = {
  da: {
    plan: (year) => `Det er aktivitetsplanen for ${year}`,
    asItStood: ', som den stod den dag',
    inVersion: (when) => ` i versionen fra ${when}`,
    editions: { internal: 'til internt brug', agreed: 'kun de aftalte afsnit' },
  },
  en: {
    plan: (year) => `It is the activity plan for ${year}`,
    asItStood: ' as it stood that day',
    inVersion: (when) => ` in the version of ${when}`,
    editions: { internal: 'for internal use', agreed: 'the agreed sections only' },
  },
}

interface Sentences extends Record<Exclude<Verdict['kind'], 'unchanged' | 'content-unchanged'>, string> {
  unchanged: (day: string) => string
  'content-unchanged': (day: string) => string
}

const SENTENCES: Record<Locale, Sentences> = {
  da: {
    unchanged: (day) => `Filen er uændret siden ${day}, hvor den blev udstedt herfra.`,
    'content-unchanged': (day) =>
      `Netop denne fil er ikke udstedt herfra, men planens ordlyd i den er uændret siden ${day}, hvor den blev udstedt: filen kan være gemt igen af et andet program. Resten af filen (status, godkendelser, beslutninger, kommentarer) kan være ændret.`,
    'agrees-with-itself':
      'Filen passer med sin egen kontrolsum, men netop denne fil er ikke udstedt herfra, så det kan ikke ses, hvor den kommer fra.',
    'disagrees-with-itself': 'Filen er ændret: den passer ikke med sin egen kontrolsum.',
    unknown:
      'Filen er ikke udstedt herfra eller er ændret, siden den blev det. En fil, der blot er åbnet og gemt igen, fx i Word, er også en anden fil; om ordlyden er den samme, kan så ikke ses. Bed om den oprindelige fil.',
  },
  en: {
    unchanged: (day) => `The file is unchanged since ${day}, when it was issued from here.`,
    'content-unchanged': (day) =>
      `This very file was not issued from here, but the wording of the plan in it is unchanged since ${day}, when it was issued: another program may have saved the file again. The rest of the file (status, approvals, decisions, comments) may have been changed.`,
    'agrees-with-itself':
      'The file agrees with its own checksum, but this very file was not issued from here, so nothing tells where it comes from.',
    'disagrees-with-itself': 'The file has been changed: it does not agree with its own checksum.',
    unknown:
      'The file was not issued from here, or has been changed since. A file that was merely opened and saved again, in Word for example, is another file too; whether the wording is the same cannot be seen then. Ask for the original file.',
  },
}
