/** A plan that was opened opens where the server cannot be reached, and goes on with it once it can. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { freshBrowser, type KeptPage, openPage } from '../testing/kept-pages.ts'
import { BrowserDatabase } from './browser-database.ts'
import type { ConnectionOptions } from './document-connection.ts'
import { KeptCopy } from './kept-copy.ts'

const ROOM = 'plan/demo'
let server: Y.Doc

beforeEach(() => {
  freshBrowser()
  server = new Y.Doc()
  write(server, 'Vi ')
})

function write(document: Y.Doc, words: string): void {
  const text = document.getText('section-1')
  text.insert(text.length, words)
}

const read = (document: Y.Doc) => document.getText('section-1').toString()
const copyOf = (person = 'anna') => new KeptCopy(person, ROOM, new BrowserDatabase())

function open(options: ConnectionOptions = {}): Promise<KeptPage> {
  return openPage('anna', { keepsCopy: true, ...options })
}

/** A page that is in step with the server and whose document is in the browser. */
async function openAndKeep(): Promise<KeptPage> {
  const page = await open()
  page.meet(server).saved(1)
  await hasCopy('Vi ')
  return page
}

async function copied(): Promise<string | undefined> {
  const copy = await copyOf().read()
  if (!copy) return undefined
  const document = new Y.Doc()
  for (const update of copy.updates) Y.applyUpdate(document, update)
  return read(document)
}

/** What waits for a pause is written when the page is put away. */
async function hasCopy(words: string | undefined): Promise<void> {
  await vi.waitFor(async () => {
    dispatchEvent(new Event('pagehide'))
    expect(await copied()).toBe(words)
  })
}

async function closeAndOpenWithoutServer(page: KeptPage): Promise<KeptPage> {
  page.socket().close(1006)
  page.document.destroy()
  const next = await open({ opensCopy: true })
  await next.connection.firstSync
  return next
}

describe('[OFFLINE-1] the copy of a plan', () => {
  it('opens without the server, with what was typed here and never sent, which then counts as unsaved', async () => {
    const page = await openAndKeep()
    page.socket().close(1006)
    write(page.document, 'hjælper')
    await vi.waitFor(async () => expect(await page.kept.read()).toHaveLength(1))

    const next = await closeAndOpenWithoutServer(page)
    expect(read(next.document)).toBe('Vi hjælper')
    expect(next.state()).toMatchObject({ kind: 'offline', changes: 1, isKept: true })

    write(server, 'i dag ')
    const socket = next.meet(server)
    await vi.waitFor(() => expect(read(socket.server)).toContain('hjælper'))
    socket.saved(1)
    expect(next.state()).toMatchObject({ kind: 'saved', arrived: { changes: 1 } })
    expect(read(next.document)).toBe(read(socket.server))
    expect(read(next.document)).toContain('i dag')
    await vi.waitFor(async () => expect(await next.kept.read()).toEqual([]))
  })

  it('never holds what the server has not acknowledged, and all that it has', async () => {
    const page = await openAndKeep()
    write(page.document, 'to')
    dispatchEvent(new Event('pagehide'))
    expect(await copied()).toBe('Vi ')
    page.socket().saved(2)
    await hasCopy('Vi to')
  })

  it('opens with what was typed after the last letter that the server acknowledged', async () => {
    const page = await openAndKeep()
    write(page.document, 'to ')
    page.socket().saved(2)
    dispatchEvent(new Event('offline'))
    page.socket().close(1006)
    write(page.document, 'hjælper')
    await vi.waitFor(async () => expect(await page.kept.read()).toHaveLength(1))
    expect(read((await closeAndOpenWithoutServer(page)).document)).toBe('Vi to hjælper')
  })

  it('leaves edits that build on what only the server has where they are, until it is there', async () => {
    const page = await openAndKeep()
    write(page.document, 'to ')
    await vi.waitFor(async () => expect(await page.kept.read()).toHaveLength(1))
    const acknowledged = Y.encodeStateAsUpdate(page.document)
    // The browser dies between the acknowledgement and the copy.
    await page.kept.saved({ page: page.connection.page, sequence: 1 })
    page.socket().close(1006)
    write(page.document, 'hjælper')
    await vi.waitFor(async () => expect(await page.kept.read()).toHaveLength(1))

    const next = await closeAndOpenWithoutServer(page)
    expect(read(next.document)).toBe('Vi ')
    expect(await next.kept.read()).toHaveLength(1)
    Y.applyUpdate(server, acknowledged)
    next.meet(server)
    await vi.waitFor(() => expect(read(next.document)).toBe('Vi to hjælper'))
    expect(next.unmergeable).toEqual([])
  })

  it('holds all again after the browser has refused a part of it', async () => {
    const page = await openAndKeep()
    const refusing = vi
      .spyOn(page.database.copies, 'add')
      .mockRejectedValueOnce(new DOMException('no room', 'QuotaExceededError'))
    write(page.document, 'to ')
    page.socket().saved(2)
    dispatchEvent(new Event('pagehide'))
    await vi.waitFor(() => expect(refusing).toHaveBeenCalledOnce())
    write(page.document, 'skriver')
    page.socket().saved(3)
    await hasCopy('Vi to skriver')
  })

  it('is not offered where the browser has no room for a newer one', async () => {
    await openAndKeep()
    const page = await open()
    vi.spyOn(page.database.copies, 'replace').mockRejectedValue(
      new DOMException('no room', 'QuotaExceededError'),
    )
    page.meet(server).saved(1)
    write(page.document, 'to ')
    page.socket().saved(2)
    await hasCopy(undefined)
  })

  it('names the generation it is of, so that nothing of it is merged into another', async () => {
    const next = await closeAndOpenWithoutServer(await openAndKeep())
    expect(next.connection.epoch).toBe('first')
    expect(next.socket().url).toContain('epoch=first')
  })

  it('waits for the server where there is none', async () => {
    const page = await open({ opensCopy: true })
    expect(page.state()).toEqual({ kind: 'connecting' })
    page.meet(server)
    await page.connection.firstSync
    expect(read(page.document)).toBe('Vi ')
  })
})

describe('[OFFLINE-3] the copy of a plan', () => {
  it('is forgotten at once where access to it is lost, or where it goes on as another document', async () => {
    for (const code of [CLOSE_CODES.notAllowed, CLOSE_CODES.epochEnded]) {
      freshBrowser()
      const page = await openAndKeep()
      page.socket().close(code)
      await vi.waitFor(async () => expect(await copied()).toBeUndefined())
    }
  })

  it('leaves nothing of what a page was about to write when a call found the session over', async () => {
    const page = await openAndKeep()
    write(page.document, 'to')
    page.socket().saved(2)
    await page.database.visits.forget()
    dispatchEvent(new Event('pagehide'))
    write(page.document, ' skriver')
    page.socket().saved(3)
    dispatchEvent(new Event('pagehide'))
    await page.kept.saved({ page: page.connection.page, sequence: 3 })
    expect([...(await page.database.rooms('anna'))]).toEqual([])
  })

  it('leaves nothing of what another tab was writing just then', async () => {
    const page = await openAndKeep()
    const other = await open()
    other.meet(server).saved(1)
    await hasCopy('Vi ')
    write(other.document, 'to')
    await page.database.visits.forget()
    other.socket().saved(2)
    dispatchEvent(new Event('pagehide'))
    await other.kept.saved({ page: other.connection.page, sequence: 2 })
    await vi.waitFor(async () => {
      dispatchEvent(new Event('pagehide'))
      expect([...(await other.database.rooms('anna'))]).toEqual([])
    })
  })

  it('is not written by a page whose person has signed out, and begins anew when they are back', async () => {
    const page = await openAndKeep()
    await page.database.visits.forget()
    page.socket().close(CLOSE_CODES.notSignedIn)
    dispatchEvent(new Event('pagehide'))
    expect(await copied()).toBeUndefined()
    await page.connection.retry()
    page.meet(server)
    page.socket().saved(1)
    await hasCopy('Vi ')
  })
})
