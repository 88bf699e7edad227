import { formatDate } from '../basics/format-date.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import type { Category } from '../plan/plan.ts'
import type { NoticeKind } from './notice-kinds.ts'

/** What a notice is about, by title only; `confidential` where not even that may be said. */
export type NoticeAbout =
  | { kind: 'plan' }
  | { kind: 'section'; category: Category }
  | { kind: 'activities'; titles: string[] }
  | { kind: 'confidential' }
  | { kind: 'contact'; days: number }
  /** `endsOn` where it is terminated. */
  | { kind: 'agreement'; endsOn?: IsoDate | undefined }
  /** The gold label, and the last day it holds. */
  | { kind: 'label'; validUntil: IsoDate }
  /** The plan's. */
  | { kind: 'public-page' }
  /** What the other party has changed in a week. */
  | { kind: 'briefing'; category: Category; week: number }

interface Words {
  kind: NoticeKind
  /** Missing where it is nobody's doing. */
  by?: { name: string } | undefined
  about: NoticeAbout
}

/** `Mette nævnte dig i en kommentar til »Messe i Paris«`: the same sentence in the list and in the mail. */
export function noticeLine({ kind, by, about }: Words, locale: Locale): string {
  return LINES[locale][kind](by?.name ?? '', thing(about, locale))
}

const LINES: Record<Locale, Record<NoticeKind, (name: string, about: string) => string>> = {
  da: {
    termination: (name, about) => `${name} har opsagt ${about}`,
    'termination-withdrawn': (name, about) => `${name} trak opsigelsen af ${about} tilbage`,
    briefing: (_, about) => `Ugens orientering er klar: ${about}`,
    mention: (name, about) => `${name} nævnte dig i en kommentar til ${about}`,
    approval: (name, about) => `${name} har godkendt ${about} og venter på din godkendelse`,
    objection: (name, about) => `${name} har gjort indsigelse mod ${about}`,
    'publication-asked': (name, about) => `${name} har et forslag til ${about} og venter på dit svar`,
    unpublished: (name, about) => `${name} tog ${about} ned`,
    'duty-sent': (name, about) =>
      `${name} har sendt jer en orientering om ${about} og venter på en kvittering`,
    'duty-overdue': (_, about) => `Fristen for at orientere eller kvittere er overskredet for ${about}`,
    'follow-up-late': (_, about) => `Opfølgningen på ${about} mangler`,
    'label-renewal': (_, about) => `${capital(about)}: begynd fornyelsen`,
    contact: (_, about) => `Der er gået ${about} uden kontakt mellem jer`,
    agreed: (name, about) => `${name} godkendte ${about}, som nu er aftalt`,
    published: (name, about) => `${name} sagde ja, og alle kan nu læse ${about}`,
    'publication-agreed': (name, about) => `${name} sagde ja til jeres forslag til ${about}`,
    'publication-declined': (name, about) => `${name} sagde nej til jeres forslag til ${about}`,
    amendment: (name, about) => `${name} har åbnet ${about} for ændringer`,
    withdrawal: (name, about) => `${name} trak godkendelsen af ${about} tilbage`,
    lifting: (name, about) => `${name} frafaldt indsigelsen mod ${about}`,
    'duty-acknowledged': (name, about) => `${name} kvitterede for orienteringen om ${about}`,
    'duty-dropped': (name, about) => `${name} lod pligten om ${about} bortfalde`,
    decision: (name, about) => `${name} tog stilling til en advarsel om ${about}`,
    reply: (name, about) => `${name} svarede i en tråd om ${about}`,
    comment: (name, about) => `${name} kommenterede ${about}`,
  },
  en: {
    termination: (name, about) => `${name} has terminated ${about}`,
    'termination-withdrawn': (name, about) => `${name} withdrew the termination of ${about}`,
    briefing: (_, about) => `The weekly briefing is ready: ${about}`,
    mention: (name, about) => `${name} mentioned you in a comment on ${about}`,
    approval: (name, about) => `${name} has approved ${about} and waits for your approval`,
    objection: (name, about) => `${name} has objected to ${about}`,
    'publication-asked': (name, about) => `${name} has a proposal for ${about} and waits for your answer`,
    unpublished: (name, about) => `${name} took ${about} down`,
    'duty-sent': (name, about) => `${name} has informed you about ${about} and waits for an acknowledgement`,
    'duty-overdue': (_, about) => `The day for informing or acknowledging has passed for ${about}`,
    'follow-up-late': (_, about) => `The follow-up on ${about} is missing`,
    'label-renewal': (_, about) => `${capital(about)}: begin its renewal`,
    contact: (_, about) => `You have been without contact for ${about}`,
    agreed: (name, about) => `${name} approved ${about}, which is agreed now`,
    published: (name, about) => `${name} said yes, and everybody can read ${about} now`,
    'publication-agreed': (name, about) => `${name} said yes to your proposal for ${about}`,
    'publication-declined': (name, about) => `${name} said no to your proposal for ${about}`,
    amendment: (name, about) => `${name} has opened ${about} for an amendment`,
    withdrawal: (name, about) => `${name} withdrew the approval of ${about}`,
    lifting: (name, about) => `${name} lifted the objection to ${about}`,
    'duty-acknowledged': (name, about) => `${name} acknowledged being informed about ${about}`,
    'duty-dropped': (name, about) => `${name} dropped the duty on ${about}`,
    decision: (name, about) => `${name} decided on a warning about ${about}`,
    reply: (name, about) => `${name} replied in a thread about ${about}`,
    comment: (name, about) => `${name} commented on ${about}`,
  },
}

function thing(about: NoticeAbout, locale: Locale): string {
  switch (about.kind) {
    case 'plan':
      return locale === 'da' ? 'planen' : 'the plan'
    case 'section':
      return locale === 'da' ? `afsnit ${about.category}` : `section ${about.category}`
    case 'activities':
      return locale === 'da'
        ? about.titles.map((title) => `»${title}«`).join(' og ')
        : about.titles.map((title) => `“${title}”`).join(' and ')
    case 'confidential':
      return locale === 'da' ? 'noget i den fortrolige del' : 'something in the confidential part'
    case 'contact':
      return locale === 'da' ? `${about.days} dage` : `${about.days} days`
    case 'agreement': {
      const { endsOn } = about
      if (endsOn === undefined) return locale === 'da' ? 'aftalen' : 'the agreement'
      const day = formatDate(endsOn, locale)
      return locale === 'da' ? `aftalen, som ophører ${day}` : `the agreement, which ends on ${day}`
    }
    case 'label': {
      const day = formatDate(about.validUntil, locale)
      return locale === 'da' ? `guldmærket gælder til ${day}` : `the gold label holds until ${day}`
    }
    case 'public-page':
      return locale === 'da' ? 'planens offentlige side' : 'the plan’s public page'
    case 'briefing':
      return locale === 'da'
        ? `afsnit ${about.category}, uge ${about.week}`
        : `section ${about.category}, week ${about.week}`
    default:
      about satisfies never
      return ''
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
