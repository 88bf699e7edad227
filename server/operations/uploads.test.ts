/** What has been uploaded goes where the workspace goes, whole, or it is said what of it is lost. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openFolderDocuments } from '../adapters/folder-documents.ts'
import { openLowdbDirectory } from '../adapters/lowdb-directory.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { ContentLost, type DocumentStore } from '../ports/document-store.ts'
import { storedDocument, WITHDRAWN } from '../ports/document-store-contract.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { toolsFor } from '../testing/tools-for.ts'
import { runCommand } from './run-command.ts'
import type { Tools } from './tools.ts'

const ROOM_BYTES = 100_000_000
const SECRET = 'kanariefugl i et dokument'
const KEPT = storedDocument('kept', SECRET)

let root: string
let remove: () => Promise<void>
let tools: Tools
let backup: string
let store: DocumentStore
beforeEach(async () => {
  ;({ folder: root, remove } = await temporaryFolder())
  const folder = join(root, 'data')
  backup = join(root, 'backup.samplan')
  await mkdir(folder, { mode: 0o700 })
  const journal = await openSqliteJournal({ folder, onDiskBroken: () => {} })
  await journal.append('workspace', Y.encodeStateAsUpdate(new Y.Doc()))
  await journal.close()
  const directory = await openLowdbDirectory(join(folder, 'directory.json'))
  await directory.addMember({ person: demoPersonNamed('anna'), passwordHash: 'hash' })
  tools = toolsFor(folder)
  store = await openFolderDocuments(folder)
  await store.add(KEPT, ROOM_BYTES)
  await store.add(storedDocument('same', SECRET), ROOM_BYTES)
  await store.add(storedDocument('gone', 'væk'), ROOM_BYTES)
  await store.withdraw('gone', WITHDRAWN)
})
afterEach(() => remove())

const run = (...words: string[]) => runCommand(words, { LANG: 'en_GB.UTF-8' }, tools)
const contentPath = () => join(tools.dataFolder, 'uploads', KEPT.document.sha256)

describe('[UPLOAD-5] uploaded documents', () => {
  test('are in a backup, are proven there, and are put back as they were', async () => {
    expect((await run('backup', backup)).lines[0]).toContain('3 uploaded documents')
    expect((await run('verify', backup)).lines[0]).toContain('3 uploaded documents')
    const before = await store.list()
    tools = toolsFor(join(root, 'other'))
    await run('restore', backup)
    const restored = await openFolderDocuments(tools.dataFolder)
    expect(await restored.list()).toEqual(before)
    expect(await restored.read('same')).toEqual(storedDocument('same', SECRET))
    // Deleted there, it is to be gone, and nowhere else.
    expect((await readFile(join(tools.dataFolder, 'journal.sqlite'))).includes(SECRET)).toBe(false)
  })

  test('are not asked of a backup from before there were any', async () => {
    await run('backup', backup)
    const database = new DatabaseSync(backup)
    database.exec('DROP TABLE backup_uploads; DROP TABLE backup_upload_contents')
    database.close()
    expect((await run('verify', backup)).lines[0]).not.toContain('uploaded')
    tools = toolsFor(join(root, 'other'))
    await run('restore', backup)
    expect(await (await openFolderDocuments(tools.dataFolder)).list()).toEqual([])
  })

  test('that change in a backup are found, and it is not restored', async () => {
    await run('backup', backup)
    const database = new DatabaseSync(backup)
    database.exec("UPDATE backup_upload_contents SET bytes = x'00'")
    database.close()
    await expect(run('verify', backup)).rejects.toThrow(ContentLost)
    tools = toolsFor(join(root, 'other'))
    await expect(run('restore', backup)).rejects.toThrow('is not what was uploaded')
  })

  test('that somebody withdraws while they are read are backed up as withdrawn', async () => {
    const { uploads } = tools
    let left = 1
    tools.uploads = {
      ...uploads,
      read: async (folder) => {
        const stored = await uploads.read(folder)
        if (left-- > 0) for (const id of ['kept', 'same']) await store.withdraw(id, WITHDRAWN)
        return stored
      },
    }
    await run('backup', backup)
    tools = toolsFor(join(root, 'other'))
    await run('restore', backup)
    const restored = await (await openFolderDocuments(tools.dataFolder)).list()
    expect(restored.map(({ withdrawn }) => withdrawn)).toEqual([WITHDRAWN, WITHDRAWN, WITHDRAWN])
  })

  test('whose content is lost are named by verify, doctor and backup, which leaves no file', async () => {
    expect((await run('verify')).lines[0]).toContain('3 uploaded documents')
    expect((await run('doctor')).lines).toContain(
      'ok  Uploaded documents: 3, all of them as they were uploaded.',
    )
    await writeFile(contentPath(), 'ændret')
    await expect(run('verify')).rejects.toThrow(ContentLost)
    const { lines, code } = await run('doctor')
    expect(code).toBe(1)
    expect(lines.filter((line) => line.startsWith('!! '))).toEqual([
      expect.stringMatching(/^!! {2}An uploaded document is lost; .*the uploaded document same is lost/u),
    ])
    await rm(contentPath())
    await expect(run('backup', backup)).rejects.toThrow('or delete the document on its page')
    await expect(readFile(backup)).rejects.toThrow('ENOENT')
    // As the sentence says.
    for (const id of ['kept', 'same']) await store.withdraw(id, WITHDRAWN)
    await run('backup', backup)
  })

  test('of which the list is broken are told of by doctor', async () => {
    await writeFile(join(tools.dataFolder, 'uploads.json'), '{')
    const { lines, code } = await run('doctor')
    expect(code).toBe(1)
    expect(lines.join('\n')).toContain('!!  The list of uploaded documents cannot be read')
  })
})
