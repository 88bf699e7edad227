import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { expect, vi } from 'vitest'
import * as Y from 'yjs'
import { BrowserDatabase } from '../connection/browser-database.ts'
import { type ConnectionOptions, DocumentConnection } from '../connection/document-connection.ts'
import { KeptCopy } from '../connection/kept-copy.ts'
import { KeptEdits } from '../connection/kept-edits.ts'
import type { FinalReason, SaveState } from '../connection/save-state.ts'
import type { KeptEdit } from '../connection/stored-edits.ts'
import { FakeSocket } from './fake-socket.ts'

const ROOM = 'plan/demo'

/** One tab with the plan open, in a browser whose store outlives it. */
export interface KeptPage {
  connection: DocumentConnection
  document: Y.Doc
  kept: KeptEdits
  database: BrowserDatabase
  /** What it was told that it cannot merge. */
  unmergeable: { edits: KeptEdit[]; reason: FinalReason }[]
  state(): SaveState
  socket(): FakeSocket
  /** Lets its latest try to connect reach a server that has these updates. */
  meet(server: Y.Doc, epoch?: string): FakeSocket
}

/** Call before each test: a browser in which nothing is kept yet. */
export function freshBrowser(): void {
  vi.stubGlobal('indexedDB', new IDBFactory())
}

/** Opens the plan in a new tab, as far as its first try to connect. */
export async function openPage(
  person = 'anna',
  options: ConnectionOptions & { keepsCopy?: boolean } = {},
): Promise<KeptPage> {
  const { keepsCopy = false, ...more } = options
  const sockets: FakeSocket[] = []
  class OwnSocket extends FakeSocket {
    constructor(url: string | URL) {
      super(url)
      sockets.push(this)
    }
  }
  const database = new BrowserDatabase()
  const kept = new KeptEdits(person, ROOM, database)
  const document = new Y.Doc()
  const unmergeable: KeptPage['unmergeable'] = []
  const connection = new DocumentConnection(
    'ws://server.example/sync',
    { kind: 'plan', planId: 'demo' },
    document,
    {
      kept,
      Socket: OwnSocket,
      onUnmergeable: (edits, reason) => unmergeable.push({ edits, reason }),
      ...(keepsCopy && { copy: new KeptCopy(person, ROOM, database) }),
      ...more,
    },
  )
  await vi.waitFor(() => expect(sockets).not.toEqual([]))
  const socket = () => {
    const latest = sockets.at(-1)
    if (!latest) throw new Error('The page has not connected.')
    return latest
  }
  return {
    connection,
    document,
    kept,
    database,
    unmergeable,
    state: () => connection.saveState.read(),
    socket,
    meet(server, epoch = 'first') {
      const met = socket()
      Y.applyUpdate(met.server, Y.encodeStateAsUpdate(server))
      met.hello(epoch)
      met.open()
      return met
    },
  }
}
