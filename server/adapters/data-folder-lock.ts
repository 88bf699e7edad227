import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const LOCK_FILE = 'lock.sqlite'
const HOLDER_FILE = 'server.pid'
const SQLITE_BUSY = 5
/** Who has the folder keeps it; who asks at the same instant, or looks, is past sooner. Without waiting, of two both could give way. */
const OTHERS_PASS_WITHIN_MS = 300
const NAMED_WITHIN_MS = 600
const LOOK_AGAIN_MS = 20

/** Another process has the data folder; the message names it. */
export class DataFolderInUse extends Error {
  override name = 'DataFolderInUse'

  constructor(folder: string) {
    super(
      `Another server (process ${nameOfHolder(folder)}) already uses the data folder ${folder}; stop it first, or set DATA_DIR.`,
    )
  }
}

export interface DataFolderLock {
  release(): void
}

/**
 * Keeps every other process that asks off the folder; who only reads the journal need not ask. The lock is the kernel's:
 * it goes with the process, however that ends. Throws DataFolderInUse.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: OTHERS_PASS_WITHIN_MS })
  try {
    // Nothing is written, so there is nothing to roll back, and nothing left over after a kill.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new DataFolderInUse(folder)
    throw error
  }
  writeFileSync(join(folder, HOLDER_FILE), String(process.pid))
  return {
    release: () => {
      if (!lock.isOpen) return
      rmSync(join(folder, HOLDER_FILE), { force: true })
      lock.close()
    },
  }
}

/** The process that has the folder now, or undefined where it is free; looks and touches nothing. */
export function holderOf(folder: string): string | undefined {
  const path = join(folder, LOCK_FILE)
  if (!existsSync(path)) return undefined
  const look = new DatabaseSync(path, { readOnly: true })
  try {
    look.prepare('SELECT count(*) FROM sqlite_schema').get()
    return undefined
  } catch (error) {
    if (isBusy(error)) return nameOfHolder(folder)
    throw error
  } finally {
    look.close()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

/** A holder writes who it is once it has the lock, so it may take a moment until that is read of the one who has it now. */
function nameOfHolder(folder: string): string {
  for (let waited = 0; waited < NAMED_WITHIN_MS; waited += LOOK_AGAIN_MS) {
    const name = lastHolderOf(folder)
    if (name !== undefined && isAlive(Number(name))) return name
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS)
  }
  // Seen from another container it has another number, or none.
  return lastHolderOf(folder) ?? 'unknown'
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    // Somebody else's process lives, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** It need not live any more. */
function lastHolderOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, HOLDER_FILE), 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}
