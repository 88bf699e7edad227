import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DirectoryDamaged } from '../ports/directory.ts'
import { ContentLost } from '../ports/document-store.ts'
import { storedDocument, testDocumentStoreContract, WITHDRAWN } from '../ports/document-store-contract.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { folderUploads, openFolderDocuments } from './folder-documents.ts'

const ROOM_BYTES = 1_000_000

describe('uploaded documents in a folder', () => {
  testDocumentStoreContract(async () => {
    const { folder, remove } = await temporaryFolder()
    const reopen = () => openFolderDocuments(folder)
    return { store: await reopen(), reopen, teardown: remove }
  })

  let folder: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    ;({ folder, remove } = await temporaryFolder())
  })
  afterEach(() => remove())
  const { document } = storedDocument('one', 'først')
  const fill = async () => {
    const store = await openFolderDocuments(folder)
    await store.add(storedDocument('one', 'først'), ROOM_BYTES)
    return store
  }

  it('[UPLOAD-1] leaves a folder as it is until something is uploaded', async () => {
    await openFolderDocuments(folder)
    expect(await readdir(folder)).toEqual([])
  })

  it('[UPLOAD-2] has no file of what is withdrawn', async () => {
    const store = await fill()
    expect(await readdir(join(folder, 'uploads'))).toEqual([document.sha256])
    await store.withdraw('one', WITHDRAWN)
    expect(await readdir(join(folder, 'uploads'))).toEqual([])
  })

  it('[UPLOAD-1] clears away what an upload left that was cut short', async () => {
    await fill()
    const half = join(folder, 'uploads', `${'0'.repeat(64)}.new`)
    await writeFile(half, 'halvt')
    await writeFile(join(folder, 'uploads', '1'.repeat(64)), 'helt, men aldrig noteret')
    await openFolderDocuments(folder)
    expect(await readdir(join(folder, 'uploads'))).toEqual([document.sha256])
  })

  it('[UPLOAD-4] says of content that is gone or changed that it is lost', async () => {
    const store = await fill()
    const path = join(folder, 'uploads', document.sha256)
    await writeFile(path, 'Først')
    await expect(store.read('one')).rejects.toThrow(ContentLost)
    await rm(path)
    await expect(store.read('one')).rejects.toThrow('The content of the uploaded document one is lost')
    const { content } = await folderUploads.read(folder)
    await expect(content(document)).rejects.toThrow(ContentLost)
  })

  it('[UPLOAD-4] has lost content again once the same is uploaded anew, for each that has it', async () => {
    const store = await fill()
    const path = join(folder, 'uploads', document.sha256)
    const { content } = storedDocument('one', 'først')
    await rm(path)
    await store.add(storedDocument('two', 'først'), ROOM_BYTES)
    expect((await store.read('one'))?.content).toEqual(content)
    await writeFile(path, 'Først')
    await store.add(storedDocument('three', 'først'), ROOM_BYTES)
    for (const id of ['one', 'two', 'three']) expect((await store.read(id))?.content).toEqual(content)
  })

  it('[UPLOAD-4] opens nothing, and clears nothing away, where what is known of the documents is gone or broken', async () => {
    await fill()
    const notes = join(folder, 'uploads.json')
    await writeFile(notes, '{"documents": [')
    await expect(openFolderDocuments(folder)).rejects.toThrow(DirectoryDamaged)
    await rm(notes)
    await expect(openFolderDocuments(folder)).rejects.toThrow('though there are uploaded documents')
    expect(await readdir(join(folder, 'uploads'))).toEqual([document.sha256])
  })

  it('[UPLOAD-5] are written whole into another folder', async () => {
    const store = await fill()
    await store.add(storedDocument('same', 'først'), ROOM_BYTES)
    await store.add(storedDocument('gone', 'væk'), ROOM_BYTES)
    await store.withdraw('gone', WITHDRAWN)
    const other = join(folder, 'other')
    await mkdir(other)
    await folderUploads.write(other, await folderUploads.read(folder))
    const copy = await openFolderDocuments(other)
    expect(await copy.list()).toEqual(await store.list())
    expect(await copy.read('same')).toEqual(await store.read('same'))
    expect(await readdir(join(other, 'uploads'))).toEqual([document.sha256])
  })
})
