import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '#shared/plan/content-hash.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { frames } from '../testing/raw-socket.ts'
import { startTestServer } from '../testing/start-test-server.ts'
import { DivergenceGuard } from './divergence-guard.ts'
import { RoomDocument } from './room-document.ts'

const NAME = 'plan/demo-2027'

function guarded() {
  let now = 0
  const plan = new Y.Doc()
  planProperties(plan).set('title', 'Plan')
  const document = new RoomDocument(NAME, [Y.encodeStateAsUpdate(plan)])
  const guard = new DivergenceGuard(NAME, document, () => now)
  return {
    document: document.live,
    compare: (page: Y.Doc, hash = contentHash(page)) => guard.compare(Y.encodeStateVector(page), hash),
    wait: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

function pageOf(document: Y.Doc): Y.Doc {
  const page = new Y.Doc()
  Y.applyUpdate(page, Y.encodeStateAsUpdate(document))
  return page
}

describe('[SYNC-15] a page that has been idle', () => {
  test('reads as the room does where both know the same', () => {
    const { document, compare } = guarded()
    expect(compare(pageOf(document))).toBe('alike')
  })

  test('and reads otherwise is found, and found again after the next change', () => {
    const { document, compare, wait } = guarded()
    expect(compare(pageOf(document), 'something else')).toBe('page-differs')
    planProperties(document).set('title', 'Ny titel')
    wait(3_000)
    expect(compare(pageOf(document), 'something else')).toBe('page-differs')
    expect(compare(pageOf(document))).toBe('alike')
  })

  test('is not suspected of what it may not have heard yet', () => {
    const { document, compare, wait } = guarded()
    const page = pageOf(document)
    planProperties(document).delete('title')
    expect(Y.encodeStateVector(page)).toEqual(Y.encodeStateVector(document))
    wait(1_000)
    expect(compare(page)).toBe('unknown')
    planProperties(page).set('note', 'mere')
    wait(60_000)
    expect(compare(page)).toBe('unknown')
  })

  test('is not to blame where the room reads otherwise than what it would write', () => {
    const { document, compare } = guarded()
    const page = pageOf(document)
    // As after a fault in Yjs.
    planProperties(document)._map.delete('title')
    expect(compare(page)).toBe('room-differs')
  })
})

test('[SYNC-15] a page is told when it reads otherwise than the server, also one that may not edit', async () => {
  const server = await startTestServer()
  for (const person of ['anna', 'ida'] as const) {
    const socket = await (await server.signIn(person)).openSocket()
    await socket.sync()
    const known = Y.encodeStateVector(socket.document)
    socket.send(frames.fingerprint(known, contentHash(socket.document)))
    await socket.settled()
    expect(socket.heard.filter(({ kind }) => kind === 'diverged')).toEqual([])
    socket.send(frames.fingerprint(known, 'something else'))
    await socket.hears('diverged')
    await socket.settled()
    socket.close()
  }
  await server.close()
})
