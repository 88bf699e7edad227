/** The thread on which one file is written. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ExportJob } from './export-desk.ts'
import { WRITERS } from './writers.ts'

const { format, content }: ExportJob = workerData
const bytes = await WRITERS[format].write(content)
parentPort?.postMessage(bytes)
