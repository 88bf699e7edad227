import type { Agreement } from '../agreement/agreement.ts'
import { categoryTitle } from '../agreement/clause.ts'
import { bothPartyNames, partyName } from '../agreement/party-name.ts'
import {
  formatDate,
  formatDayAndTime,
  formatInstant,
  formatMonth,
  formatTimeOfDay,
} from '../basics/format-date.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import { blocksBelow } from '../export/blocks-below.ts'
import type { ExportBlock, ExportDocument, Field } from '../export/export-document.ts'
import { headerCell, textCell } from '../export/text-cell.ts'
import { PARTIES } from '../plan/plan.ts'
import { plainText, type RichText } from '../plan/rich-text.ts'
import type { PaperAnswer } from '../protocol/schemas/meetings.ts'
import type { Point } from './meeting.ts'
import { MEETING_EXPORT_WORDS, type MeetingExportWords } from './meeting-export-words.ts'
import type { Task } from './meetings.ts'

interface MeetingExport {
  kind: 'agenda' | 'minutes'
  paper: PaperAnswer
  agreement: Agreement
  locale: Locale
  /** The day it is made, in Denmark. */
  madeOn: IsoDate
}

interface Surroundings extends Pick<MeetingExport, 'agreement' | 'locale'> {
  words: MeetingExportWords
}

/** Lays a meeting's papers out as a document: what it is handed it writes, so closed points must not be in it for others. */
export function meetingToExportDocument(asked: MeetingExport): ExportDocument {
  const { kind, paper, agreement, locale, madeOn } = asked
  const words = MEETING_EXPORT_WORDS[locale]
  const { id } = paper.meeting
  const title = words[kind](formatMonth(id, locale))
  const { points } = paper.papers
  const blocks = points.flatMap((point, index) =>
    pointBlocks(
      point,
      index + 1,
      paper.tasks.filter(({ pointId }) => pointId === point.id),
      { words, agreement, locale },
    ),
  )
  return {
    locale,
    title,
    madeOn,
    titlePage: {
      title,
      subtitle: bothPartyNames(agreement, locale),
      facts: factsOf(asked, words),
      blocks: [],
    },
    contentsTitle: words.contents,
    blocks: blocks.length > 0 ? blocks : [{ kind: 'paragraph', runs: [{ text: words.noPoints }] }],
    threads: [],
    footer: { text: title, page: words.page, of: words.of },
  }
}

function factsOf(
  { kind, paper, agreement, locale, madeOn }: MeetingExport,
  words: MeetingExportWords,
): Field[] {
  const { date, time, place } = paper.meeting
  const { present, absent } = paper.papers
  const hour = time === undefined ? '' : formatTimeOfDay(time, locale)
  const facts: Field[] = [
    { label: words.when, value: date === undefined ? hour : formatDayAndTime(date, time, locale) },
    { label: words.place, value: place ?? '' },
    { label: words.present, value: present.join(', ') },
    { label: words.absent, value: absent.join(', ') },
    { label: words.madeOn, value: formatDate(madeOn, locale) },
  ]
  const approvals = PARTIES.map((party): Field => {
    const approval = paper.approvals.find((one) => one.party === party)
    const value = approval ? `${approval.name}, ${formatInstant(approval.at, locale)}` : words.notApproved
    return { label: words.approved(partyName(agreement, party, locale)), value }
  })
  return [...facts.filter(({ value }) => value !== ''), ...(kind === 'minutes' ? approvals : [])]
}

function pointBlocks(
  point: Point,
  number: number,
  tasks: readonly Task[],
  { words, agreement, locale }: Surroundings,
): ExportBlock[] {
  const { title, type, category, reason } = point
  const kinds = [
    words.types[type],
    ...(category === undefined ? [] : [`${category}. ${categoryTitle(agreement, category, locale)}`]),
    ...(reason === undefined ? [] : [words.closed[reason]]),
  ]
  const texts = (['presentation', 'recommendation', 'decision'] as const).flatMap((name) =>
    textBlocks(words[name], point[name]),
  )
  return [
    {
      kind: 'heading',
      level: 1,
      anchor: `point-${number}`,
      runs: [{ text: `${number}. ${title.trim() || words.untitled}` }],
    },
    { kind: 'paragraph', note: true, runs: [{ text: kinds.join(' · ') }] },
    ...texts,
    ...taskBlocks(tasks, words, locale),
  ]
}

function textBlocks(heading: string, text: RichText): ExportBlock[] {
  if (plainText(text).trim() === '') return []
  return [{ kind: 'heading', level: 2, runs: [{ text: heading }] }, ...blocksBelow(2, text)]
}

function taskBlocks(tasks: readonly Task[], words: MeetingExportWords, locale: Locale): ExportBlock[] {
  if (tasks.length === 0) return []
  return [
    { kind: 'heading', level: 2, runs: [{ text: words.tasks }] },
    {
      kind: 'table',
      widths: [56, 24, 20],
      rows: [
        words.taskHeadings.map(headerCell),
        ...tasks.map(({ text, owner, dueDate }) => [
          textCell(text),
          textCell(owner.name),
          textCell(formatDate(dueDate, locale)),
        ]),
      ],
    },
  ]
}
