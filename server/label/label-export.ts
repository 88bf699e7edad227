import { accountToExportDocument } from '#shared/account/account-to-export-document.ts'
import { ACCOUNT_WORDS } from '#shared/account/account-words.ts'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { formatNumber } from '#shared/basics/format-number.ts'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { activityFields } from '#shared/export/activity-fields.ts'
import { blocksBelow } from '#shared/export/blocks-below.ts'
import { embeddedBlocks } from '#shared/export/embedded-blocks.ts'
import type { ExportBlock, ExportDocument } from '#shared/export/export-document.ts'
import { planToExportDocument } from '#shared/export/plan-to-export-document.ts'
import { COUNTS, type FollowUp } from '#shared/follow-up/follow-up.ts'
import { readFollowUps } from '#shared/follow-up/follow-up-document.ts'
import { type Annex, AnnexList, annexAnchor } from '#shared/label/annexes.ts'
import { evidenceTitle } from '#shared/label/evidence-words.ts'
import { LABEL_EXPORT_WORDS } from '#shared/label/label-export-words.ts'
import { labelToExportDocument } from '#shared/label/label-to-export-document.ts'
import { meetingToExportDocument } from '#shared/meetings/meeting-to-export-document.ts'
import type { Person } from '#shared/permissions/person.ts'
import { DOCUMENT_TYPES } from '#shared/uploads/document.ts'
import type { YearAccounts } from '../account/year-accounts.ts'
import type { ExportDesk } from '../export/export-desk.ts'
import type { TellProgress } from '../export/export-writer.ts'
import type { ForeignPages } from '../export/foreign-pages.ts'
import type { PdfInsert } from '../export/pdf-inserts.ts'
import type { PlanContents } from '../export/plan-contents.ts'
import { Turns } from '../export/turns.ts'
import type { FileAnswer } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import type { Papers } from '../meetings/papers.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import { StrangerThread } from '../threads/stranger-thread.ts'
import type { Documents } from '../uploads/documents.ts'
import type { LabelFile } from './label-file.ts'

export interface LabelExportOptions {
  label: Pick<LabelFile, 'whole'>
  agreement: Agreement
  plans: Plans
  contents: Pick<PlanContents, 'version'>
  accounts: Pick<YearAccounts, 'whole'>
  papers: Pick<Papers, 'minutes'>
  documents: Pick<Documents, 'read'>
  desk: ExportDesk
  clock: Clock
}

/** Of all uploaded files together: they are held in memory while the file is written. */
const MOST_BYTES = 100 * 1024 * 1024

/** More than a secretariat asks for at once. */
const MAY_WAIT = 3

const PAGES = new URL('../export/foreign-pages-worker.ts', import.meta.url)

/** What an annex holds: laid out here, or a file that is put in where it is written. */
interface AnnexContent {
  blocks: ExportBlock[]
  insert?: PdfInsert
}

interface Surroundings {
  locale: Locale
  madeOn: IsoDate
  reader: Person
}

/** Writes the label's file as one PDF with all that it refers to. */
export class LabelExport {
  readonly #options: LabelExportOptions
  readonly #pages = new StrangerThread<{ bytes: Uint8Array }, ForeignPages>({
    script: PAGES,
    tooMuch: 'document-too-much',
  })
  /** One at a time: what each holds in memory would add up. */
  readonly #turns = new Turns(1)

  constructor(options: LabelExportOptions) {
    this.#options = options
  }

  /**
   * Throws as `LabelFile.whole` and `ExportDesk.write`, and `exports-busy` where too many wait; what one annex cannot be made
   * of is said in its place.
   */
  write(reader: Person, locale: Locale, hungUp: AbortSignal, tell: TellProgress): Promise<FileAnswer> {
    if (this.#turns.waiting >= MAY_WAIT) throw new Problem('exports-busy')
    if (this.#turns.isFull) tell({ kind: 'waiting' })
    return this.#turns.take(hungUp, () => this.#write(reader, locale, hungUp, tell))
  }

  async #write(reader: Person, locale: Locale, hungUp: AbortSignal, tell: TellProgress): Promise<FileAnswer> {
    tell({ kind: 'begun' })
    const { label, agreement, desk, clock } = this.#options
    const madeOn = dateInDenmark(instantOf(clock))
    const file = await label.whole(reader)
    const annexes = new AnnexList(file)
    const contents = new Map<Annex, AnnexContent>()
    let room = MOST_BYTES
    for (const annex of annexes.all) {
      hungUp.throwIfAborted()
      const content = await this.#contentOf(annex, room, { locale, madeOn, reader })
      room -= content.insert?.bytes.byteLength ?? 0
      contents.set(annex, content)
    }
    const document = labelToExportDocument({
      file,
      annexes,
      contentOf: (annex) => contents.get(annex)?.blocks ?? [],
      agreement,
      locale,
      madeOn,
    })
    const inserts = [...contents.values()].flatMap(({ insert }) => insert ?? [])
    const { bytes } = await desk.write({ format: 'pdf', document, inserts }, reader.id, hungUp, tell)
    return { contentType: 'application/pdf', bytes, fileName: `${FILE_NAMES[locale]}-${madeOn}.pdf` }
  }

  async #contentOf(annex: Annex, room: number, around: Surroundings): Promise<AnnexContent> {
    try {
      return annex.about.kind === 'document'
        ? await this.#upload(annex, room, around)
        : { blocks: await this.#laidOut(annex, around) }
    } catch (error) {
      // One that is damaged, or has gone this very moment, keeps no other from being written.
      if (!(error instanceof Problem)) throw error
      const { lost, unreadable } = LABEL_EXPORT_WORDS[around.locale]
      const isUploaded = annex.about.kind === 'document'
      return { blocks: [noteOf(isUploaded ? lost : unreadable(evidenceTitle(annex.about, around.locale)))] }
    }
  }

  /** As what it is evidence of is printed by itself, with its cover's facts above. */
  async #laidOut(annex: Annex, around: Surroundings): Promise<ExportBlock[]> {
    const { agreement, contents, accounts, papers } = this.#options
    const { locale, madeOn, reader } = around
    const { source } = annex
    const within = (document: ExportDocument): ExportBlock[] => [
      { kind: 'fields', fields: document.titlePage.facts },
      ...embeddedBlocks([...document.titlePage.blocks, ...document.blocks], {
        prefix: `${annexAnchor(annex)}-`,
        deeper: 1,
      }),
    ]
    switch (source.kind) {
      case 'version': {
        const { plan, context } = await contents.version(source.planId, source.versionId, { locale, reader })
        return within(planToExportDocument(plan, agreement, context))
      }
      case 'minutes': {
        const paper = await papers.minutes(source.meetingId)
        return within(meetingToExportDocument({ kind: 'minutes', paper, agreement, locale, madeOn }))
      }
      case 'account': {
        const whole = await accounts.whole(source.planId, reader)
        return within(accountToExportDocument({ ...whole, agreement, locale, madeOn }))
      }
      case 'activity':
        return this.#activity(source, locale)
      case 'document':
        return []
      default:
        source satisfies never
        return []
    }
  }

  /** What the plan says of it, and the counts of its follow-up. Throws `not-found`. */
  async #activity(
    { planId, activityId }: { planId: string; activityId: string },
    locale: Locale,
  ): Promise<ExportBlock[]> {
    const { plans, agreement } = this.#options
    const { activity, followUp } = await plans.inPlan(planId, (room) =>
      room.read((document) => ({
        activity: plans.activitiesIn(document).find(({ id }) => id === activityId),
        followUp: readFollowUps(document).get(activityId),
      })),
    )
    if (!activity) throw new Problem('not-found')
    return [
      {
        kind: 'fields',
        fields: [...activityFields(activity, agreement, locale), ...countsOf(followUp, locale)],
      },
      ...blocksBelow(1, activity.body),
    ]
  }

  /** Pages of a PDF, else an attached file; more than all of them may take together is only named. */
  async #upload(
    { source, about, ...annex }: Annex,
    room: number,
    { locale, reader }: Surroundings,
  ): Promise<AnnexContent> {
    const words = LABEL_EXPORT_WORDS[locale]
    if (source.kind !== 'document' || about.kind !== 'document') return { blocks: [] }
    if (about.bytes > room) return { blocks: [noteOf(words.notAttached)] }
    const { document, content: bytes } = await this.#options.documents.read(source.documentId, reader.party)
    const anchor = annexAnchor(annex)
    if (document.type !== 'pdf') {
      const { mediaType } = DOCUMENT_TYPES[document.type]
      const name = `${annex.number} ${document.name}`
      return {
        blocks: [noteOf(words.attached)],
        insert: { kind: 'attachment', anchor, name, mediaType, at: document.uploadedAt, bytes },
      }
    }
    const pages = await unlessRefused(undefined, () => this.#pages.read({ bytes }))
    if (!pages) return { blocks: [noteOf(words.notAsPages)] }
    return {
      blocks: [noteOf(words.asPages)],
      insert: { kind: 'pages', anchor, title: words.annex(annex.number), ...pages },
    }
  }
}

const FILE_NAMES: Record<Locale, string> = { da: 'guldmappe', en: 'gold-label' }

function noteOf(text: string): ExportBlock {
  return { kind: 'paragraph', note: true, runs: [{ text }] }
}

function countsOf(followUp: FollowUp | undefined, locale: Locale) {
  const names = ACCOUNT_WORDS[locale].figures
  return COUNTS.flatMap((count) => {
    const counted = followUp?.counts[count]
    return counted === undefined ? [] : [{ label: names[count], value: formatNumber(counted, locale) }]
  })
}
