/** The thread on which one file is written. */
import { createHash } from 'node:crypto'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { planChecksum } from '#shared/export/checksum.ts'
import { writeDocument } from './document-writers.ts'
import type { ExportedFile, ExportJob } from './export-desk.ts'
import type { TellProgress } from './export-writer.ts'
import { packFiles } from './package-files.ts'
import { WRITERS } from './writers.ts'
import { workbookParts } from './xlsx-workbook.ts'

const { progress, ...job }: ExportJob & { progress: MessagePort } = workerData
const tell: TellProgress = (made) => progress.postMessage(made)
const bytes = await written(job)
const file: ExportedFile = {
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  ...('content' in job && { contentSha256: planChecksum(job.content.plan) }),
}
parentPort?.postMessage(file)

async function written(asked: ExportJob): Promise<Uint8Array> {
  if ('inserts' in asked) {
    const { writePdf } = await import('./pdf-writer.ts')
    return writePdf(asked.document, tell, asked.inserts)
  }
  if ('document' in asked) return writeDocument(asked.format, asked.document, tell)
  if ('workbook' in asked) return packFiles(workbookParts(asked.workbook.sheets, asked.workbook.facts))
  return WRITERS[asked.format].write(asked.content, tell)
}
