/** What can be said of a file that somebody has: whether it was issued from here, and whether it is as it was. */
import { formatDate } from '../basics/format-date.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import { type CheckedJson, checkJson } from '../export/json-checksum.ts'

/** What is kept of a file's being issued, as far as it tells nobody more than the file itself. */
export interface Issued {
  /** The first day in Denmark on which it was. */
  on: IsoDate
  /** Whether these very bytes were issued, or a file whose plan says the same. */
  as: 'file' | 'content'
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

/** The verdict in one sentence. */
export function verdictSentence(verdict: Verdict, locale: Locale): string {
  const words = SENTENCES[locale]
  switch (verdict.kind) {
    case 'unchanged':
    case 'content-unchanged':
      return words[verdict.kind](formatDate(verdict.issued.on, locale))
    default:
      return words[verdict.kind]
  }
}

interface Sentences extends Record<Exclude<Verdict['kind'], 'unchanged' | 'content-unchanged'>, string> {
  unchanged: (day: string) => string
  'content-unchanged': (day: string) => string
}

const SENTENCES: Record<Locale, Sentences> = {
  da: {
    unchanged: (day) => `Filen er uændret siden ${day}, hvor den blev udstedt herfra.`,
    'content-unchanged': (day) =>
      `Netop denne fil er ikke udstedt herfra. Planens ordlyd i den er uændret siden ${day}, hvor den blev udstedt, men resten af filen (status, godkendelser, beslutninger, kommentarer) kan være ændret.`,
    'agrees-with-itself':
      'Filen passer med sin egen kontrolsum, men netop denne fil er ikke udstedt herfra, så det kan ikke ses, hvor den kommer fra.',
    'disagrees-with-itself': 'Filen er ændret: den passer ikke med sin egen kontrolsum.',
    unknown: 'Filen er ikke udstedt herfra eller er ændret, siden den blev det.',
  },
  en: {
    unchanged: (day) => `The file is unchanged since ${day}, when it was issued from here.`,
    'content-unchanged': (day) =>
      `This very file was not issued from here. The wording of the plan in it is unchanged since ${day}, when it was issued, but the rest of the file (status, approvals, decisions, comments) may have been changed.`,
    'agrees-with-itself':
      'The file agrees with its own checksum, but this very file was not issued from here, so nothing tells where it comes from.',
    'disagrees-with-itself': 'The file has been changed: it does not agree with its own checksum.',
    unknown: 'The file was not issued from here, or has been changed since.',
  },
}
