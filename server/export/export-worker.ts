/** The thread on which one file is written. */
import { createHash } from 'node:crypto'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { planChecksum } from '#shared/export/checksum.ts'
import { writeDocument } from './document-writers.ts'
import type { ExportedFile, ExportJob } from './export-desk.ts'
import type { TellProgress } from './export-writer.ts'
import { WRITERS } from './writers.ts'

const { progress, ...job }: ExportJob & { progress: MessagePort } = workerData
const tell: TellProgress = (made) => progress.postMessage(made)
const bytes =
  'document' in job
    ? await writeDocument(job.format, job.document, tell)
    : await WRITERS[job.format].write(job.content, tell)
const file: ExportedFile = {
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  ...('content' in job && { contentSha256: planChecksum(job.content.plan) }),
}
parentPort?.postMessage(file)
