/** What a person types outlives the page it was typed on, until the server has it. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { freshBrowser, type KeptPage, openPage } from '../testing/kept-pages.ts'
import { KeptEdits } from './kept-edits.ts'
import type { KeptEdit } from './stored-edits.ts'

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

/** A page that is in step with the server and has nothing unsaved. */
async function openAndMeet(person = 'anna'): Promise<KeptPage> {
  const page = await openPage(person)
  page.meet(server).saved(1)
  expect(read(page.document)).toBe(read(server))
  return page
}

/** Typed while the connection was away; then the tab is closed without a word to anybody. */
async function typeOfflineAndClose(words: string, person = 'anna'): Promise<KeptPage> {
  const page = await openAndMeet(person)
  page.socket().close(1006)
  for (const letter of words) write(page.document, letter)
  await hasKept(page, words.length)
  page.document.destroy()
  return page
}

async function hasKept(page: KeptPage, count: number): Promise<void> {
  await vi.waitFor(async () => expect(await page.kept.read()).toHaveLength(count))
}

describe('[SYNC-11] what a person types', () => {
  it('is in the browser’s store before the server has it, and out of it once it is on the server’s disk', async () => {
    const page = await openAndMeet()
    write(page.document, 'h')
    write(page.document, 'j')
    await hasKept(page, 2)
    page.socket().saved(2)
    await hasKept(page, 1)
    page.socket().saved(3)
    await hasKept(page, 0)
    expect(page.state()).toEqual({ kind: 'saved' })
  })

  it('goes to the store in the very turn it is typed in, for a tab may be closed in the next', async () => {
    const page = await openAndMeet()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    write(page.document, 'h')
    expect(put).toHaveBeenCalledOnce()
    put.mockRestore()
  })

  it('comes back after the tab was closed offline, upon the server’s words, and is sent once', async () => {
    await typeOfflineAndClose('hjælper')
    write(server, 'i dag ')

    const page = await openPage()
    expect(read(page.document)).toBe('')
    const socket = page.meet(server)
    expect(read(page.document)).toBe(read(socket.server))
    expect(read(socket.server)).toMatch(/hjælper/)
    expect(read(socket.server)).toMatch(/i dag/)
    expect(socket.server.store.pendingStructs).toBeNull()
    expect(page.state()).toEqual({ kind: 'saving' })
    await hasKept(page, 7)
    socket.saved(socket.edits)
    expect(page.state()).toEqual({ kind: 'saved', arrived: { changes: 1, isFromEarlier: true } })
    await hasKept(page, 0)
    expect(page.unmergeable).toEqual([])
  })

  it('is one frame when it comes back, however many letters it was', async () => {
    await typeOfflineAndClose('hjælper')
    const page = await openPage()
    const socket = page.meet(server)
    // The answer to the server's question, and what came back.
    expect(socket.edits).toBe(2)
  })

  it('comes back also from a tab that is closed again before the server could answer', async () => {
    await typeOfflineAndClose('hjælper')
    const second = await openPage()
    second.meet(server)
    second.document.destroy()
    const third = await openPage()
    expect(read(third.meet(server).server)).toBe('Vi hjælper')
  })

  it('is not made twice where only the server’s acknowledgement was lost', async () => {
    const page = await typeOfflineAndClose('hjælper')
    Y.applyUpdate(server, Y.encodeStateAsUpdate(page.document))
    const again = await openPage()
    const socket = again.meet(server)
    expect(read(socket.server)).toBe('Vi hjælper')
    expect(socket.edits).toBe(1)
    await hasKept(again, 0)
    socket.saved(1)
    expect(again.state()).toEqual({ kind: 'saved' })
  })

  it('counts once where two tabs of the person put it back, and neither forgets what the other has unsaved', async () => {
    await typeOfflineAndClose('hjælper')
    const [one, other] = await Promise.all([openPage(), openPage()])
    const toOne = one.meet(server)
    const toOther = other.meet(server)
    Y.applyUpdate(toOne.server, Y.encodeStateAsUpdate(toOther.server))
    expect(read(toOne.server)).toBe('Vi hjælper')

    other.socket().close(1006)
    write(other.document, '!')
    await hasKept(one, 8)
    toOne.saved(toOne.edits)
    await vi.waitFor(async () =>
      expect((await one.kept.read()).map(({ page }) => page)).toEqual([other.connection.page]),
    )
  })

  it('is sent by a tab that stays, once it is connected again, when the tab it was typed in is gone', async () => {
    const staying = await openAndMeet()
    staying.socket().close(1006)
    await typeOfflineAndClose('hjælper')
    dispatchEvent(new Event('online'))
    staying.meet(server)
    await vi.waitFor(() => expect(read(staying.socket().server)).toBe('Vi hjælper'))
  })

  it('is not taken for sent by a tab that was left while it looked', async () => {
    const leaving = await openAndMeet()
    const typed = await typeOfflineAndClose('hjælper')
    leaving.socket().close(1006)
    dispatchEvent(new Event('online'))
    leaving.meet(server)
    leaving.connection.leave()
    await leaving.kept.read()
    await hasKept(typed, 7)
    expect(read(leaving.document)).toBe('Vi ')
  })

  it('tells once that it has arrived, not again after each break in the connection', async () => {
    await typeOfflineAndClose('hjælper')
    const page = await openPage()
    const socket = page.meet(server)
    socket.saved(socket.edits)
    expect(page.state()).toHaveProperty('arrived')
    socket.close(1006)
    dispatchEvent(new Event('online'))
    page.meet(page.document)
    expect(page.state()).toEqual({ kind: 'saved' })
  })

  it('belongs to the person alone, also on a shared computer', async () => {
    await typeOfflineAndClose('hjælper', 'anna')
    const other = await openPage('mette')
    expect(read(other.meet(server).server)).toBe('Vi ')
    expect(other.unmergeable).toEqual([])
  })
})

describe('[SYNC-12] a browser forgets', () => {
  it('what a person typed when they sign out, and keeps nothing more from a page that is still open', async () => {
    const annas = await typeOfflineAndClose('hjælper', 'anna')
    const mettes = await typeOfflineAndClose('støtter', 'mette')
    const open = await openPage('anna')
    open.meet(server)
    await open.database.signOut('anna')
    write(open.document, '!')
    expect(await open.database.edits.count('anna')).toBe(0)
    expect(open.kept.isWorking).toBe(false)
    expect(await annas.kept.read()).toEqual([])
    expect(await mettes.kept.read()).toHaveLength(7)
  })

  it('hears in one tab that the person has signed out in another, and keeps again after signing in', async () => {
    const page = await openAndMeet()
    const elsewhere = await openPage()
    await elsewhere.database.signOut('anna')
    await vi.waitFor(() => expect(page.kept.isWorking).toBe(false))
    page.socket().hello('first')
    write(page.document, 'h')
    await hasKept(page, 1)
  })

  it('what was typed in a document that the person may no longer open', async () => {
    await typeOfflineAndClose('hjælper')
    const elsewhere = new KeptEdits('anna', 'plan/other', (await openPage()).database)
    await elsewhere.keep(keptEdit({ sequence: 1 }))
    const page = await openPage()
    page.socket().close(CLOSE_CODES.notAllowed)
    await hasKept(page, 0)
    expect(await elsewhere.read()).toHaveLength(1)
  })
})

function keptEdit(part: Partial<KeptEdit>): KeptEdit {
  const at = '2026-11-24T13:00:00.000Z'
  return {
    page: 7,
    sequence: 1,
    epoch: 'first',
    schema: SCHEMA_VERSION,
    at,
    update: new Uint8Array([0, 0]),
    ...part,
  }
}

describe('[SYNC-13] edits that can no longer be merged', () => {
  it('are not put into documents that come from a backup', async () => {
    await typeOfflineAndClose('hjælper')
    const page = await openPage()
    const socket = page.meet(server, 'second')
    expect(read(socket.server)).toBe('Vi ')
    expect(read(page.document)).toBe('Vi ')
    expect(page.unmergeable.map(({ edits, reason }) => [edits.length, reason])).toEqual([[7, 'restored']])
  })

  it('are not put into a plan of another form, nor sent for one who may no longer edit', async () => {
    const { kept } = await typeOfflineAndClose('h')
    await kept.keep(keptEdit({ schema: SCHEMA_VERSION - 1 }))
    const page = await openPage('anna', { mayEdit: false })
    expect(read(page.meet(server).server)).toBe('Vi ')
    expect(page.unmergeable.map(({ reason }) => reason).sort()).toEqual(['not-allowed', 'too-old'])
  })

  it('are kept apart where something they build on is missing, so that the rest is not refused with them', async () => {
    const page = await typeOfflineAndClose('hjælper')
    const [, second] = await page.kept.read()
    if (!second) throw new Error('Nothing was kept.')
    await page.kept.forget([second])
    const again = await openPage()
    const socket = again.meet(server)
    expect(read(socket.server)).toBe('Vi h')
    expect(again.document.store.pendingStructs).toBeNull()
    expect(again.unmergeable.map(({ edits, reason }) => [edits.length, reason])).toEqual([[5, 'refused']])
  })
})

describe('[SYNC-14] a browser that keeps nothing', () => {
  it('lets the person type and says that it is only in this tab', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('Not in a private window.', 'SecurityError')
      },
    })
    const page = await openAndMeet()
    page.socket().close(1006)
    write(page.document, 'hjælper')
    expect(page.state()).toMatchObject({ kind: 'offline', changes: 1, isKept: false })
    const leaving = new Event('beforeunload', { cancelable: true })
    dispatchEvent(leaving)
    expect(leaving.defaultPrevented).toBe(true)
  })

  it('says so when its store is full, until nothing waits any more', async () => {
    const page = await openAndMeet()
    page.socket().close(1006)
    const full = vi
      .spyOn(page.database.edits, 'keep')
      .mockRejectedValue(new DOMException('', 'QuotaExceededError'))
    write(page.document, 'h')
    await vi.waitFor(() => expect(page.state()).toMatchObject({ changes: 1, isKept: false }))
    full.mockRestore()
    write(page.document, 'j')
    expect(page.state()).toMatchObject({ changes: 1, isKept: false })

    dispatchEvent(new Event('online'))
    const socket = page.meet(server)
    socket.saved(socket.edits)
    expect(page.kept.isWorking).toBe(true)
  })

  it('does not hold up a page whose store never opens', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() })
    const opening = openPage()
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await opening).meet(server)).toBeDefined()
    vi.useRealTimers()
  })
})

it.each([
  ['[SIGN-7] in a section that is agreed', 'agreed'],
  ['[VERSION-7] in lines that a restore has taken out', 'taken-out'],
] as const)('what was typed %s is set aside, and the plan fetched anew', async (_where, reason) => {
  const onDiverged = vi.fn()
  const { connection, document, state, meet } = await openPage('anna', { onDiverged })
  const socket = meet(new Y.Doc())
  socket.saved(1)
  document.getText('plan').insert(0, 'For sent')
  socket.refused(reason)
  expect(state()).toMatchObject({ kind: 'stopped', reason, changes: 1, isFetchedAnew: true })
  connection.setAside({ page: connection.page, reason, at: '', passages: [] })
  await vi.waitFor(() => expect(onDiverged).toHaveBeenCalledWith({ kind: reason }))
  expect((await openPage()).unmergeable).toEqual([])
})
