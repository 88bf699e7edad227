import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { DataFolderInUse, holderOf, lockDataFolder } from './data-folder-lock.ts'

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterEach(() => remove())

/** A process that holds the folder until it is killed. */
function holderProcess() {
  return processOf(`
    const { lockDataFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'data-folder-lock.ts'))})
    lockDataFolder(${JSON.stringify(folder)})
    console.log('held')
    setInterval(() => {}, 1000)
  `)
}

/** A process in the middle of a look at the lock, as another one that wants the folder in the same moment is; it is over by itself. */
function passingLook() {
  return processOf(`
    const { DatabaseSync } = await import('node:sqlite')
    const look = new DatabaseSync(${JSON.stringify(join(folder, 'lock.sqlite'))})
    look.exec('BEGIN; SELECT count(*) FROM sqlite_schema')
    console.log('looking')
    setTimeout(() => look.close(), 60)
  `)
}

/** Runs it until it has said something. */
async function processOf(script: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

describe('[KEPT-3] a data folder', () => {
  test('held by another process is refused, naming it, and is free as soon as that is killed', async () => {
    const child = await holderProcess()
    expect(holderOf(folder)).toBe(String(child.pid))
    expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse)
    expect(() => lockDataFolder(folder)).toThrow(`process ${child.pid}`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(holderOf(folder)).toBeUndefined()
    const lock = lockDataFolder(folder)
    expect(holderOf(folder)).toBe(String(process.pid))
    lock.release()
    expect(holderOf(folder)).toBeUndefined()
    expect(await readdir(folder)).toEqual(['lock.sqlite'])
  })

  test('is had by who asks for it while somebody looks: of two who ask at once one must have it', async () => {
    const child = await passingLook()
    lockDataFolder(folder).release()
    if (child.exitCode === null) await once(child, 'exit')
  })

  test('is not touched by asking who holds it', async () => {
    expect(holderOf(folder)).toBeUndefined()
    expect(await readdir(folder)).toEqual([])
  })
})
