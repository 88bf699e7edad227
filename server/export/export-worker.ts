/** The thread on which one file is written. */
import { createHash } from 'node:crypto'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { planChecksum } from '#shared/export/checksum.ts'
import type { ExportedFile, ExportJob } from './export-desk.ts'
import { WRITERS } from './writers.ts'

const { format, content, progress }: ExportJob & { progress: MessagePort } = workerData
const bytes = await WRITERS[format].write(content, (made) => progress.postMessage(made))
const file: ExportedFile = {
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  contentSha256: planChecksum(content.plan),
}
parentPort?.postMessage(file)
