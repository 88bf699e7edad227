import type { Agreement } from '#shared/agreement/agreement.ts'
import { partyName } from '#shared/agreement/party-name.ts'
import { formatDayAndTime, formatInstant, formatMonth, formatTimeOfDay } from '#shared/basics/format-date.ts'
import { type Locale, languageTag } from '#shared/basics/locale.ts'
import type { Slot } from '#shared/meetings/meetings.ts'
import type { MailKind, MailSettings } from '#shared/notifications/mail-settings.ts'
import { type NoticeAbout, noticeLine } from '#shared/notifications/notice-line.ts'
import { noticePath } from '#shared/notifications/notice-path.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Invitation } from '../ports/directory.ts'
import type { Mail } from '../ports/mailer.ts'
import { MAIL_WORDS, type MailWords } from './mail-words.ts'
import type { Notice } from './news.ts'

/** A mail longer than a screen is not read; the rest is in the product. */
const LONGEST_DIGEST = 50

/** A mail as paragraphs and links, from which both its forms are made. */
type Part = { text: string; url?: string } | { list: { text: string; url: string }[]; title: string }

export interface NoticeMail {
  id: string
  kind: MailKind
  person: Pick<Person, 'name' | 'email'>
  settings: MailSettings
  notices: readonly Notice[]
  /** Where Samplan is reached, without a slash at the end. */
  site: string
  stopToken: string
}

/** What has happened, by titles alone, why it is mailed, and how to have no more of it. */
export function noticeMail({ id, kind, person, settings, notices, site, stopToken }: NoticeMail): Mail {
  const { locale, time, digest } = settings
  const words = MAIL_WORDS[locale]
  const rhythm = digest === 'weekly' ? 'weekly' : 'daily'
  const [first] = notices
  const termination = notices.find(({ about }) => about.kind === 'agreement')
  const isTermination = kind === 'duty' && termination !== undefined
  const subject = {
    mention: words.mentionSubject,
    approval: words.approvalSubject,
    duty: isTermination ? () => noticeLine(termination, locale) : words.dutySubject,
    digest: () => words.digestSubject(notices.length, rhythm),
  }[kind]
  const shownTime = formatTimeOfDay(time, locale)
  const left = notices.length - LONGEST_DIGEST
  return {
    id,
    to: person.email,
    subject: subject(first?.by?.name ?? '', first?.planTitle ?? ''),
    ...bothForms(locale, [
      { text: words.greeting(person.name) },
      ...(kind === 'digest' ? [{ text: words.digestIntro }] : []),
      ...byPlan(notices.slice(0, LONGEST_DIGEST), words).map(([title, inPlan]) => ({
        title,
        list: inPlan.map((notice) => ({ text: noticeLine(notice, locale), url: site + noticePath(notice) })),
      })),
      ...(left > 0 ? [{ text: words.more(left), url: `${site}/` }] : []),
      {
        text:
          kind === 'digest' ? words.why[rhythm](shownTime) : words.why[isTermination ? 'termination' : kind],
      },
      { text: words.stop[kind], url: `${site}/afmeld#${stopToken}` },
      { text: words.settings, url: `${site}/konto` },
    ]),
    stopUrl: `${site}/api/mail/stop/${stopToken}`,
  }
}

/** The link with which the invited person, and nobody else, can join. */
export function invitationMail(
  id: string,
  { email, by, role, party, expiresAt }: Invitation,
  { link, agreement, locale }: { link: string; agreement: Agreement; locale: Locale },
): Mail {
  const words = MAIL_WORDS[locale]
  return {
    id,
    to: email,
    subject: words.invitationSubject(by),
    ...bothForms(locale, [
      { text: words.invitation(by, role, partyName(agreement, party, locale)) },
      { text: words.invitationAction, url: link },
      { text: words.invitationEnds(formatInstant(expiresAt, locale)) },
      { text: words.invitationWhy(by) },
    ]),
  }
}

export interface MeetingMail {
  to: string
  slot: Slot & { date: string }
  /** The name of whoever has set it. */
  by: string
  site: string
  /** The invitation for a calendar. */
  file: Uint8Array
  locale: Locale
}

/** When the meeting is, with the invitation in it; nothing of what it is about. */
export function meetingMail(id: string, { to, slot, by, site, file, locale }: MeetingMail): Mail {
  const words = MAIL_WORDS[locale]
  const when = formatDayAndTime(slot.date, slot.time, locale)
  return {
    id,
    to,
    subject: words.meetingSubject(formatMonth(slot.id, locale)),
    ...bothForms(locale, [
      { text: words.meeting(by, when, slot.place) },
      { text: words.meetingAction, url: `${site}/moeder/${slot.id}` },
    ]),
    invitation: { fileName: `moede-${slot.id}.ics`, bytes: file },
  }
}

function byPlan(notices: readonly Notice[], words: MailWords): [title: string, notices: Notice[]][] {
  const titled = ({ planTitle, about }: Notice) => planTitle ?? titleOf(about, words)
  return [...Map.groupBy(notices, (notice) => notice.planId ?? titled(notice)).values()].map((alike) => [
    alike[0] ? titled(alike[0]) : '',
    alike,
  ])
}

/** What stands over notices that are of no plan. */
function titleOf({ kind }: NoticeAbout, words: MailWords): string {
  if (kind === 'agreement') return words.agreement
  return kind === 'label' ? words.label : words.meetings
}

function bothForms(locale: Locale, parts: readonly Part[]): { text: string; html: string } {
  const text = parts.map((part) => ('list' in part ? listText(part) : paragraphText(part))).join('\n\n')
  const html = parts.map((part) => ('list' in part ? listHtml(part) : paragraphHtml(part))).join('\n')
  const page = `<!doctype html>\n<html lang="${languageTag(locale)}"><meta charset="utf-8"><body style="font-family: sans-serif; line-height: 1.5">\n${html}\n</body></html>\n`
  return { text: `${text}\n`, html: page }
}

function paragraphText({ text, url }: { text: string; url?: string }): string {
  return url === undefined ? text : `${text}:\n${url}`
}

function listText({ title, list }: { title: string; list: { text: string; url: string }[] }): string {
  return [title, ...list.map(({ text, url }) => `- ${text}\n  ${url}`)].join('\n')
}

function paragraphHtml({ text, url }: { text: string; url?: string }): string {
  return `<p>${url === undefined ? escaped(text) : linkHtml(text, url)}</p>`
}

function listHtml({ title, list }: { title: string; list: { text: string; url: string }[] }): string {
  const items = list.map(({ text, url }) => `<li>${linkHtml(text, url)}</li>`)
  return `<p><strong>${escaped(title)}</strong></p>\n<ul>\n${items.join('\n')}\n</ul>`
}

function linkHtml(text: string, url: string): string {
  return `<a href="${escaped(url)}">${escaped(text)}</a>`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
