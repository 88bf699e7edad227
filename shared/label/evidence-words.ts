/** What evidence is called, on the page and in the file. */
import { dateInDenmark, formatDate, formatInstant, formatMonth } from '../basics/format-date.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import { formatPeriod } from '../plan/format-period.ts'
import type { EvidenceAbout } from '../protocol/schemas/label.ts'
import type { VersionReason } from '../versions/version.ts'
import type { SourceKind } from './label.ts'

export interface EvidenceWords {
  /** What is said of it where nothing more is known. */
  kinds: Record<SourceKind, string>
  reasons: Record<VersionReason, string>
  minutes: (month: string) => string
  account: (year: number) => string
  untitled: string
}

export const EVIDENCE_WORDS: Record<Locale, EvidenceWords> = {
  da: {
    kinds: {
      version: 'Planversion',
      minutes: 'Referat',
      activity: 'Aktivitet',
      account: 'Regnskab',
      document: 'Dokument',
    },
    reasons: {
      sent: 'Sendt til godkendelse',
      agreed: 'Aftalt',
      spell: 'Gemt automatisk',
      named: 'Gemt',
      'before-restore': 'Før en gendannelse',
      restored: 'Gendannet',
    },
    minutes: (month) => `Referat af koordineringsmødet i ${month}`,
    account: (year) => `Regnskab ${year}`,
    untitled: 'Aktivitet uden titel',
  },
  en: {
    kinds: {
      version: 'Plan version',
      minutes: 'Minutes',
      activity: 'Activity',
      account: 'Account',
      document: 'Document',
    },
    reasons: {
      sent: 'Sent for approval',
      agreed: 'Agreed',
      spell: 'Kept automatically',
      named: 'Kept',
      'before-restore': 'Before a restore',
      restored: 'Restored',
    },
    minutes: (month) => `Minutes of the coordination meeting in ${month}`,
    account: (year) => `Account ${year}`,
    untitled: 'Untitled activity',
  },
}

/** Its title in a line: `Aktivitetsplan 2027: Aftalt (5.3.2027 kl. 14.00)`, `Referat af koordineringsmødet i marts 2027`. */
export function evidenceTitle(about: EvidenceAbout, locale: Locale): string {
  const words = EVIDENCE_WORDS[locale]
  switch (about.kind) {
    case 'version':
      return `${about.planTitle}: ${about.name ?? words.reasons[about.reason]} (${formatInstant(about.at, locale)})`
    case 'minutes':
      return words.minutes(formatMonth(about.meetingId, locale))
    case 'activity':
      return about.title.trim() || words.untitled
    case 'account':
      return `${words.account(about.year)}: ${about.planTitle}`
    case 'document':
      return about.name
    default:
      about satisfies never
      return ''
  }
}

/** When it is from, in words; empty where it has no day. */
export function evidenceDate(about: EvidenceAbout, locale: Locale): string {
  switch (about.kind) {
    case 'activity':
      return formatPeriod(about, locale)
    case 'account':
      return String(about.year)
    default: {
      const day = evidenceDay(about)
      return day === undefined ? '' : formatDate(day, locale)
    }
  }
}

/** The day it is from, to be put in order by; undefined where it has none. */
export function evidenceDay(about: EvidenceAbout): IsoDate | undefined {
  switch (about.kind) {
    case 'version':
      return dateInDenmark(about.at)
    case 'minutes':
      return about.date ?? `${about.meetingId}-01`
    case 'activity':
      return about.start ?? about.end
    case 'account':
      return `${about.year}-12-31`
    case 'document':
      return dateInDenmark(about.uploadedAt)
    default:
      about satisfies never
      return undefined
  }
}
