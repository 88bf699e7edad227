import { parentPort, workerData } from 'node:worker_threads'
import { slicesOf } from './slices.ts'

/** Some milliseconds of integrating each. */
const STRUCTS_A_SLICE = 2_000

const snapshot: Uint8Array = workerData
parentPort?.postMessage(slicesOf(snapshot, STRUCTS_A_SLICE))
