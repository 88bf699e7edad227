import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { UploadedDocument, Withdrawal } from '#shared/uploads/document.ts'
import { type DocumentStore, DocumentsFull, type StoredDocument } from './document-store.ts'

export interface DocumentStoreUnderTest {
  store: DocumentStore
  /** Another look at the same store; absent where nothing outlives the process. */
  reopen?: () => Promise<DocumentStore>
  teardown?: () => Promise<void>
}

const ROOM_BYTES = 1_000

/** A document of this content, as it would be uploaded. */
export function storedDocument(
  id: string,
  text: string,
  more: Partial<UploadedDocument> = {},
): StoredDocument {
  const content = new Uint8Array(Buffer.from(text))
  return {
    content,
    document: {
      id,
      party: 'censec',
      name: `${id} – æøå.txt`,
      type: 'text',
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      uploadedAt: '2027-02-01T08:00:00.000Z',
      by: { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' },
      ...more,
    },
  }
}

export const WITHDRAWN: Withdrawal = {
  at: '2027-02-02T08:00:00.000Z',
  by: { personId: 'karen', name: 'Karen', party: 'censec', role: 'planner' },
}

/** Every promise of the port; called from each adapter's test. */
export function testDocumentStoreContract(setUp: () => Promise<DocumentStoreUnderTest>): void {
  let under: DocumentStoreUnderTest
  let store: DocumentStore

  beforeEach(async () => {
    under = await setUp()
    store = under.store
  })
  afterEach(() => under.teardown?.())
  const again = async () => (under.reopen ? under.reopen() : store)

  it('[UPLOAD-1] keeps a document and its bytes as they came', async () => {
    const every = new Uint8Array(256).map((_, index) => index)
    const first = storedDocument('one', 'først')
    const second = storedDocument('two', '', {
      type: 'pdf',
      bytes: 256,
      sha256: createHash('sha256').update(every).digest('hex'),
    })
    await store.add(first, ROOM_BYTES)
    await store.add({ ...second, content: every }, ROOM_BYTES)
    const later = await again()
    expect(await later.list()).toEqual([first.document, second.document])
    expect(await later.read('one')).toEqual(first)
    expect((await later.read('two'))?.content).toEqual(every)
    expect(await later.read('none')).toBeUndefined()
    expect(await later.usedBytes()).toBe(first.content.byteLength + 256)
  })

  it('[UPLOAD-1] keeps the same content once, until nobody has it any more', async () => {
    const first = storedDocument('one', 'det samme')
    const second = storedDocument('two', 'det samme')
    await store.add(first, ROOM_BYTES)
    await store.add(second, ROOM_BYTES)
    expect(await store.usedBytes()).toBe(first.content.byteLength)
    await store.withdraw('one', WITHDRAWN)
    expect(await store.read('one')).toBeUndefined()
    expect(await (await again()).read('two')).toEqual(second)
    await store.withdraw('two', WITHDRAWN)
    expect(await store.usedBytes()).toBe(0)
    // And once more from the beginning.
    await store.add(storedDocument('three', 'det samme'), ROOM_BYTES)
    expect((await (await again()).read('three'))?.content).toEqual(first.content)
  })

  it('[UPLOAD-2] says of one that is withdrawn that it was there, by whom and when, and has nothing left of it', async () => {
    const { document } = storedDocument('one', 'trukket tilbage')
    await store.add(storedDocument('one', 'trukket tilbage'), ROOM_BYTES)
    expect(await store.withdraw('one', WITHDRAWN)).toEqual({ ...document, withdrawn: WITHDRAWN })
    expect(await store.withdraw('one', { ...WITHDRAWN, at: '2028' })).toBeUndefined()
    expect(await store.withdraw('none', WITHDRAWN)).toBeUndefined()
    const later = await again()
    expect(await later.list()).toEqual([{ ...document, withdrawn: WITHDRAWN }])
    expect(await later.read('one')).toBeUndefined()
  })

  it('[UPLOAD-3] takes no more than there is room for, also of many at once', async () => {
    await store.add(storedDocument('one', 'x'.repeat(600)), ROOM_BYTES)
    await expect(store.add(storedDocument('two', 'y'.repeat(401)), ROOM_BYTES)).rejects.toThrow(DocumentsFull)
    // What is there already takes none.
    await store.add(storedDocument('same', 'x'.repeat(600)), ROOM_BYTES)
    expect((await store.list()).map(({ id }) => id)).toEqual(['one', 'same'])
    const many = Array.from({ length: 5 }, (_, index) =>
      storedDocument(`many-${index}`, `${index}`.repeat(150)),
    )
    const added = await Promise.allSettled(many.map((one) => store.add(one, ROOM_BYTES)))
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await (await again()).usedBytes()).toBe(900)
    expect(await store.list()).toHaveLength(4)
  })

  it('[UPLOAD-1] hands out nothing through which what is kept could be changed', async () => {
    const given = storedDocument('one', 'uændret')
    await store.add(given, ROOM_BYTES)
    given.content.fill(0)
    const read = await store.read('one')
    read?.content.fill(0)
    if (read) read.document.name = 'andet'
    for (const document of await store.list()) document.name = 'andet'
    expect(await store.read('one')).toEqual(storedDocument('one', 'uændret'))
  })
}
