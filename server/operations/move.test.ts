import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { USUAL_MAIL_SETTINGS } from '#shared/notifications/mail-settings.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { lockDataFolder } from '../adapters/data-folder-lock.ts'
import { directoryOver } from '../adapters/directory-data.ts'
import { openFileAudit } from '../adapters/file-audit.ts'
import { openFolderDocuments } from '../adapters/folder-documents.ts'
import { folderWorkspace, mustNotBeHalf } from '../adapters/folder-workspace.ts'
import { openDirectoryFile } from '../adapters/lowdb-directory.ts'
import { noticeStoreOver } from '../adapters/notice-data.ts'
import { openPostgresWorkspace } from '../adapters/postgres-workspace.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import { postgresWorkspace } from '../adapters/stored-postgres-workspace.ts'
import type { AuditTrail } from '../ports/audit.ts'
import type { Directory } from '../ports/directory.ts'
import { invitation, member } from '../ports/directory-contract/under-test.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import { storedDocument, WITHDRAWN } from '../ports/document-store-contract.ts'
import type { Journal } from '../ports/journal.ts'
import type { NoticeStore } from '../ports/notice-store.ts'
import type { Piece, StoredWorkspace } from '../ports/stored-workspace.ts'
import type { VersionStore } from '../ports/version-store.ts'
import { versionNote } from '../ports/version-store-contract.ts'
import { openWorkspace } from '../testing/postgres-workspace.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { move } from './move.ts'

interface Stores {
  journal: Journal
  directory: Directory
  notices: NoticeStore
  versions: VersionStore
  documents: DocumentStore
  trail: AuditTrail
}

const anything = () => {}

/** One of everything that a workspace can hold, and of what has come and gone in it. */
async function fill({ journal, directory, notices, versions, documents, trail }: Stores): Promise<void> {
  const document = new Y.Doc()
  for (let number = 0; number < 30; number++) {
    const before = Y.encodeStateVector(document)
    planProperties(document).set(`word-${number}`, 'æøå \u0000'.repeat(number))
    const update = Y.encodeStateAsUpdate(document, before)
    await journal.append('plan/a', update, { personId: 'anna', clientIds: [document.clientID] })
    await journal.append('plan/b', update, { personId: 'mette', clientIds: [document.clientID, number] })
    await journal.append('plan/a/ledger', update)
  }
  const whole = Y.encodeStateAsUpdate(document)
  await journal.replace('plan/a', whole)
  await journal.renew([
    {
      document: 'plan/b',
      snapshot: whole,
      authorship: { personId: 'server', clientIds: [document.clientID] },
    },
  ])
  await directory.setSetUpToken('hash of a set-up token')
  await directory.addMember({
    ...member('anna'),
    identities: [{ issuer: 'https://a.example', subject: '1', linkedAt: '2027-01-01T08:00:00.000Z' }],
    secondFactor: { secret: 'ABC', recoveryHashes: ['x', 'y'], lastStep: 7 },
  })
  await directory.addMember({ ...member('mette'), since: '2027-01-01T08:00:00.000Z' })
  await directory.changeMember('mette', { deactivatedAt: '2027-02-01' }, anything)
  await directory.linkIdentity('mette', { issuer: 'https://a.example', subject: '2', linkedAt: '2027-01-01' })
  await directory.unlinkIdentity('mette', 'https://a.example')
  const own = { personId: 'anna', expiresAt: '2028-01-01', madeAt: '2027-01-01' }
  for (const id of ['1', '2'])
    await directory.addSession({
      ...own,
      id,
      secretHash: `s${id}`,
      startedAt: '2027-01-01',
      device: 'Firefox',
    })
  await directory.addInvitation(invitation('new'))
  await directory.addInvitation({ ...invitation('other'), byId: 'anna' })
  await directory.addToken(
    { ...own, id: 't', secretHash: 't', name: 'Script', scopes: ['read', 'edit'], planId: 'a' },
    anything,
  )
  await directory.noteTokenUse('t', '2027-01-02')
  await directory.addFeed(
    { ...own, id: 'f', secretHash: 'f', locale: 'da', party: 'joint', category: 3 },
    anything,
  )
  await directory.noteFetch('f', { day: '2027-01-02', fingerprint: 'x', at: '2027-01-02T08' })
  await directory.addPlan({ id: 'a', year: 2027, title: 'Plan', status: 'agreed', createdAt: '2027-01-01' })
  await directory.addPlan({ id: 'b', year: 2028, title: 'Næste', status: 'draft', createdAt: '2027-01-02' })
  await directory.changeSettings({ secondFactorForDirectors: true })
  await notices.signingKey('key')
  const mail = {
    personId: 'anna',
    kind: 'mention',
    queuedAt: '2027-01-02',
    attempts: 2,
    nextAt: '2027-01-03',
  } as const
  await notices.changeRecord(
    'anna',
    {
      settings: USUAL_MAIL_SETTINGS,
      seen: { upTo: '2027-01-01', ids: ['x'] },
      mailFrom: 'a',
      mailed: [],
      digestAt: 'b',
    },
    (record) => ({
      record,
      mails: [
        { ...mail, id: 'm1', events: ['e'] },
        { ...mail, id: 'm2', events: [] },
      ],
    }),
  )
  const { kind: _, ...waiting } = mail
  await notices.queueMails([
    { ...waiting, id: 'm3', kind: 'invitation', meetingId: '2027-01', byId: 'mette', locale: 'en' },
  ])
  await versions.keep({ version: versionNote('one'), parts: ['første', 'fælles'] })
  await versions.keep({ version: versionNote('two', { name: 'Før mødet' }), parts: ['fælles', ''] })
  await versions.keep({ version: versionNote('three'), parts: ['tredje'] })
  await versions.drop('a', ['one'])
  await versions.noteVisit('a', 'anna', { seen: 'two', left: { at: '2027-01-02', versionId: 'three' } })
  for (const [id, text] of [
    ['one', 'det samme'],
    ['two', 'det samme'],
    ['gone', 'trukket tilbage'],
  ] as const)
    await documents.add(storedDocument(id, text), 1_000)
  await documents.withdraw('gone', WITHDRAWN)
  for (let number = 0; number < 250; number++)
    await trail.append({
      at: '2027-01-04T08:00:00.000Z',
      actor: { kind: 'person', id: 'mette', party: 'difos', role: 'director' },
      action: 'member-changed',
      result: 'ok',
      facts: { personId: `æ-${number}` },
    })
}

/** Everything in a workspace, so that two can be compared. */
async function all(workspace: StoredWorkspace): Promise<Piece[]> {
  const hold = await workspace.hold()
  try {
    const pieces = await Array.fromAsync(workspace.read())
    return pieces.map((piece) =>
      piece.kind === 'document'
        ? {
            ...piece,
            records: piece.records.map((record) => ({ ...record, bytes: Uint8Array.from(record.bytes) })),
          }
        : piece.kind === 'versions'
          ? {
              ...piece,
              parts: piece.parts.map(({ hash, bytes }) => ({ hash, bytes: Uint8Array.from(bytes) })),
            }
          : piece.kind === 'upload-content'
            ? { ...piece, bytes: Uint8Array.from(piece.bytes) }
            : piece,
    )
  } finally {
    await hold.release()
  }
}

async function fillFolder(folder: string): Promise<void> {
  await mkdir(folder)
  const journal = await openSqliteJournal({ folder, onDiskBroken: () => {} })
  const store = await openDirectoryFile(join(folder, 'directory.json'))
  const trail = await openFileAudit(join(folder, 'audit.jsonl'))
  await fill({
    journal,
    versions: journal.versions,
    directory: directoryOver(store),
    notices: noticeStoreOver(store),
    documents: await openFolderDocuments(folder),
    trail,
  })
  await trail.close()
  await journal.close()
}

/** By name the hash of each file, but of those that SQLite makes for whoever looks. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true })
  const paths = found
    .flatMap((one) => (one.isFile() ? [relative(folder, join(one.parentPath, one.name))] : []))
    .filter((path) => !/^lock\.sqlite|-wal$|-shm$/.test(path))
    .sort()
  const files = paths.map(async (path) => [path, sha256(await readFile(join(folder, path)))])
  return Object.fromEntries(await Promise.all(files))
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describeWithPostgres('[STORE-7] moving a workspace', () => {
  let root: string
  let remove: () => Promise<void>
  let url: string
  const database = () => postgresWorkspace({ url, poolSize: 3 })
  const folder = (name: string) => folderWorkspace(join(root, name))

  let filled: Awaited<ReturnType<typeof temporaryFolder>>
  beforeAll(async () => {
    filled = await temporaryFolder()
    await fillFolder(join(filled.folder, 'data'))
  })
  afterAll(() => filled.remove())
  beforeEach(async () => {
    ;({ folder: root, remove } = await temporaryFolder())
    url = await newDatabase()
    await cp(join(filled.folder, 'data'), join(root, 'data'), { recursive: true })
  })
  afterEach(() => remove())

  test('takes everything from a folder to a database and back, equal, and leaves the source as it was', async () => {
    const before = await filesIn(join(root, 'data'))
    const there = await move(folder('data'), database())
    expect(there).toMatchObject({ documents: 3, records: 32, versions: 2, uploads: 3, entries: 250 })
    expect(await filesIn(join(root, 'data'))).toEqual(before)
    const source = await all(folder('data'))
    expect(source.map(({ kind }) => kind).sort()).toEqual(
      [
        'directory',
        'document',
        'document',
        'document',
        'trail',
        'upload-content',
        'uploads',
        'versions',
        'workspace',
      ].sort(),
    )
    expect(withoutAnchors(await all(database()))).toEqual(withoutAnchors(source))
    expect(await move(database(), folder('back'))).toEqual(there)
    expect(withoutAnchors(await all(folder('back')))).toEqual(withoutAnchors(source))
    // What a server with a database has in its folder is no workspace.
    await mkdir(join(root, 'again', 'audit-notes'), { recursive: true })
    await writeFile(join(root, 'again', 'agreement.json'), '{}')
    expect(await move(database(), folder('again'))).toEqual(there)
    expect((await (await openFolderDocuments(join(root, 'back'))).read('two'))?.content).toEqual(
      storedDocument('two', 'det samme').content,
    )
    // And a server goes on with it, under the same epochs.
    const opened = await openWorkspace(url)
    await opened.journal.append('plan/a', Uint8Array.of(0, 0))
    await opened.trail.append({
      at: '2027',
      actor: { kind: 'server' },
      action: 'verified',
      result: 'ok',
      facts: {},
    })
    expect(opened.trail.damage).toBeUndefined()
    const journal = await openSqliteJournal({ folder: join(root, 'back'), onDiskBroken: () => {} })
    expect(opened.journal.epoch).toBe(journal.epoch)
    expect(await opened.journal.epochOf('plan/b')).toBe(await journal.epochOf('plan/b'))
    expect(await journal.epochOf('plan/b')).not.toBe(journal.epoch)
    await journal.close()
    await opened.close()
  }, 60_000)

  describe('is refused, and changes nothing,', () => {
    test('into a database or a folder that holds anything', async () => {
      await move(folder('data'), database())
      await expect(move(folder('data'), database())).rejects.toThrow(/there is a workspace already/)
      await mkdir(join(root, 'other'))
      await writeFile(join(root, 'other', 'letter.txt'), '')
      await expect(move(database(), folder('other'))).rejects.toThrow(/is not empty/)
      expect(Object.keys(await filesIn(join(root, 'other')))).toEqual(['letter.txt'])
    }, 60_000)

    test('while a server has either of them', async () => {
      const lock = lockDataFolder(join(root, 'data'))
      await expect(move(folder('data'), database())).rejects.toThrow('already uses the data folder')
      lock.release()
      const server = await openPostgresWorkspace({ url, poolSize: 1 }, { onBroken: () => {} })
      await expect(move(folder('data'), database())).rejects.toThrow('already uses the database')
      await server.journal.close()
      await move(folder('data'), database())
    }, 60_000)

    test('where anything of the source is not what was written', async () => {
      await move(folder('data'), database())
      const client = new pg.Client(url)
      await client.connect()
      await client.query(
        "UPDATE updates SET bytes = bytes || '\\x00' WHERE document = 'plan/a/ledger' AND position = 4",
      )
      await client.end()
      await expect(move(database(), folder('back'))).rejects.toThrow('record 4 is not what was written')
    }, 60_000)

    test('[UPLOAD-5] where an uploaded document is not what was uploaded', async () => {
      await move(folder('data'), database())
      const { document } = storedDocument('one', 'det samme')
      await writeFile(join(root, 'data', 'uploads', document.sha256), 'Det samme')
      await expect(move(folder('data'), folder('other'))).rejects.toThrow('is not what was uploaded')
      const client = new pg.Client(url)
      await client.connect()
      await client.query('DELETE FROM upload_contents')
      await client.end()
      await expect(move(database(), folder('back'))).rejects.toThrow('it is not in the database')
    }, 60_000)

    test('where the audit trail misses its end', async () => {
      const path = join(root, 'data', 'audit.jsonl')
      const lines = (await readFile(path, 'utf8')).split('\n')
      await writeFile(path, `${lines.slice(0, 200).join('\n')}\n`)
      await expect(move(folder('data'), database())).rejects.toThrow('Entry 201 is missing')
      expect((await all(database())).filter(({ kind }) => kind === 'document')).toEqual([])
    }, 60_000)
  })

  test('that is cut short leaves an empty database, and a folder that no server starts on', async () => {
    async function* cutShort(pieces: AsyncIterable<Piece>): AsyncIterable<Piece> {
      let left = 3
      for await (const piece of pieces) {
        if (left-- === 0) throw new Error('cut short')
        yield piece
      }
    }
    const breaking = (workspace: StoredWorkspace): StoredWorkspace => ({
      ...workspace,
      read: () => cutShort(workspace.read()),
    })
    await cp(join(root, 'data'), join(root, 'kept'), { recursive: true })
    await expect(move(breaking(folder('data')), database())).rejects.toThrow('cut short')
    await expect(move(breaking(folder('data')), folder('half'))).rejects.toThrow('cut short')
    await expect(mustNotBeHalf(join(root, 'half'))).rejects.toThrow('holds half a workspace')
    await expect(move(folder('data'), folder('half'))).rejects.toThrow('holds half a workspace')
    expect(await filesIn(join(root, 'data'))).toEqual(await filesIn(join(root, 'kept')))
    await move(folder('data'), database())
  }, 60_000)
})

/** A file's head may lag behind its trail; what counts is in the lines. */
function withoutAnchors(pieces: Piece[]): Piece[] {
  return pieces.map((piece) =>
    piece.kind === 'trail' ? { ...piece, trail: { ...piece.trail, anchors: [] } } : piece,
  )
}
