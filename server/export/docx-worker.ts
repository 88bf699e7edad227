import { parentPort, workerData } from 'node:worker_threads'
import type { ExportDocument } from '#shared/export/export-document.ts'
import { writeDocx } from './docx-writer.ts'

const document: ExportDocument = workerData
parentPort?.postMessage(await writeDocx(document))
