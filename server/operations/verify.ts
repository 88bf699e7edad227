import type { AuditEntry, AuditHead } from '#shared/audit/entry.ts'
import { roomName } from '#shared/protocol/rooms.ts'
import { checkTrail } from '../audit/chain.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import type { StoredTrail } from '../ports/stored-audit.ts'
import type { Contents, StoredJournal } from '../ports/stored-journal.ts'
import { readDocument } from '../rooms/read-document.ts'
import { OperationRefused } from './operation-refused.ts'
import { directoryPath, journalPath, type Tools } from './tools.ts'

export interface Verified {
  documents: number
  records: number
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
    const verified = verifyStored(journal, await trailOf(tools, journal))
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

export function verifyTrail(trail: StoredTrail, anchors: readonly AuditHead[] = []): VerifiedTrail {
  return checkTrail(trail.lines, [...trail.anchors, ...anchors])
}

/**
 * Throws for a document that is damaged. Of the trail it only tells: a damaged one is no reason to be without a backup of
 * the documents.
 */
export function verifyStored(journal: StoredJournal, trail = journal.backup?.audit): Verified {
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
  return { documents: documents.length, records, trail: trail && verifyTrail(trail) }
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
