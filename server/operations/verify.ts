import type { AuditEntry, AuditHead } from '#shared/audit/entry.ts'
import { roomName } from '#shared/protocol/rooms.ts'
import { withContent } from '#shared/uploads/document.ts'
import { checkTrail } from '../audit/chain.ts'
import { ContentLost } from '../ports/document-store.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import type { StoredTrail } from '../ports/stored-audit.ts'
import type { Contents, StoredJournal } from '../ports/stored-journal.ts'
import type { StoredUploads } from '../ports/stored-uploads.ts'
import { readDocument } from '../rooms/read-document.ts'
import { OperationRefused } from './operation-refused.ts'
import { directoryPath, journalPath, type Tools } from './tools.ts'

export interface Verified {
  documents: number
  records: number
  /** How many documents have been uploaded, those that are withdrawn too. */
  uploads: number
  /** Undefined where there has never been an audit trail. */
  trail: VerifiedTrail | undefined
}

export interface VerifiedTrail {
  entries: AuditEntry[]
  head: AuditHead
  damage: string | undefined
}

/**
 * Reads every document of the data folder, or of the backup, back whole. Rejects with DocumentDamaged, naming the first bad
 * record, or with OperationRefused where a document or records are missing.
 */
export async function verify(tools: Tools, file: string | undefined): Promise<Verified> {
  const journal = tools.journals.open(file ?? journalPath(tools.dataFolder))
  try {
    if (file === undefined) await mustHavePlans(tools, journal)
    const verified = await verifyStored(journal, {
      trail: await trailOf(tools, journal),
      uploads: await uploadsOf(tools, journal),
    })
    if (verified.trail?.damage !== undefined) throw new OperationRefused(verified.trail.damage)
    return verified
  } finally {
    journal.close()
  }
}

async function mustHavePlans({ dataFolder, openDirectory }: Tools, journal: StoredJournal): Promise<void> {
  const documents = new Set(journal.documents())
  for (const { id } of await (await openDirectory(directoryPath(dataFolder))).listPlans()) {
    const document = roomName({ kind: 'plan', planId: id })
    if (!documents.has(document))
      throw new OperationRefused(`The document ${document} has no records, but the plan is listed.`)
  }
}

/** A backup's own, or that of the data folder. */
async function trailOf(tools: Tools, { backup }: StoredJournal): Promise<StoredTrail | undefined> {
  return backup ? backup.audit : tools.audits.read(tools.dataFolder)
}

async function uploadsOf(
  tools: Tools,
  { backup, uploads }: StoredJournal,
): Promise<StoredUploads | undefined> {
  return backup ? uploads : tools.uploads.read(tools.dataFolder)
}

export function verifyTrail(trail: StoredTrail, anchors: readonly AuditHead[] = []): VerifiedTrail {
  return checkTrail(trail.lines, [...trail.anchors, ...anchors])
}

/**
 * Rejects for a document that is damaged, and for uploaded content that is lost. Of the trail it only tells: a damaged one is no reason to be without a backup of
 * the documents.
 */
export async function verifyStored(
  journal: StoredJournal,
  { trail, uploads }: { trail?: StoredTrail | undefined; uploads?: StoredUploads | undefined } = {
    trail: journal.backup?.audit,
    uploads: journal.uploads,
  },
): Promise<Verified> {
  let records = 0
  const documents = journal.documents()
  for (const document of documents) {
    const updates = journal.read(document)
    records += updates.length
    readDocument(document, updates).destroy()
  }
  const [damagedVersion] = journal.damagedVersions()
  if (damagedVersion !== undefined) throw new OperationRefused(damagedVersion)
  if (journal.backup) mustBeSame(journal.contents(), journal.backup.contents)
  // Reading it is comparing it with its hash.
  for (const document of withContent(uploads?.documents ?? [])) await uploads?.content(document)
  return {
    documents: documents.length,
    records,
    uploads: uploads?.documents.length ?? 0,
    trail: trail && verifyTrail(trail),
  }
}

/** What is wrong with each uploaded document whose content is lost. */
export async function lostUploads({ documents, content }: StoredUploads): Promise<string[]> {
  const lost: string[] = []
  for (const document of withContent(documents)) {
    try {
      await content(document)
    } catch (error) {
      if (!(error instanceof ContentLost)) throw error
      lost.push(error.message)
    }
  }
  return lost
}

/** Every damaged document, and every damaged version, with what is wrong with it. */
export function damagesIn(journal: StoredJournal): string[] {
  return [...damagedDocuments(journal), ...journal.damagedVersions()]
}

function damagedDocuments(journal: StoredJournal): string[] {
  return journal.documents().flatMap((document) => {
    try {
      readDocument(document, journal.read(document)).destroy()
      return []
    } catch (error) {
      if (error instanceof DocumentDamaged) return [error.message]
      throw error
    }
  })
}

/** Throws OperationRefused, naming the first document that is not the same in both. */
export function mustBeSame(found: Contents, expected: Contents): void {
  for (const [document, { records, sha256 }] of expected) {
    const same = found.get(document)
    if (same?.sha256 === sha256) continue
    const has = same ? `${same.records} records, not the same ${records}` : 'no records'
    throw new OperationRefused(`The document ${document} is not what was backed up: it has ${has}.`)
  }
  for (const document of found.keys()) {
    if (!expected.has(document))
      throw new OperationRefused(`The document ${document} was never in this backup.`)
  }
}
