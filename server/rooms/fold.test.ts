/** What happens when a document's records are folded into one snapshot. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import type { Journal } from '../ports/journal.ts'
import { silentRoomWatch } from '../testing/silent-room-watch.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { Room } from './room.ts'
import type { RoomWatch } from './room-watch.ts'
import { differenceBetween } from './same-content.ts'

const NAME = 'plan/demo-2027'
let told: string[] = []
const watch: RoomWatch = {
  ...silentRoomWatch,
  notFolded: (_room, reason) => told.push(`not folded: ${reason}`),
  foldedWrongly: (_room, difference) => told.push(`folded wrongly: ${difference}`),
}

async function openRoom(journal: Journal): Promise<Room> {
  await journal.append(NAME, Y.encodeStateAsUpdate(new Y.Doc()))
  return Room.load(NAME, journal, watch)
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

beforeEach(() => {
  told = []
})

describe('[KEPT-6] a snapshot', () => {
  test('that does not read as the document in memory does replaces nothing, and is told of', async () => {
    const journal = createMemoryJournal()
    const room = await openRoom(journal)
    await room.edit((document) => planProperties(document).set('title', 'På skærmen'))
    // As after a fault in Yjs: memory shows something else than it would write.
    await room.read((document) => planProperties(document)._map.delete('title'))
    room.close(1012, 'unloaded')
    expect(told).toEqual(['folded wrongly: what is to be seen'])
    expect(await journal.read(NAME)).toHaveLength(2)
  })

  test('of everything a plan may hold reads as the document does', async () => {
    const journal = createMemoryJournal()
    const room = await openRoom(journal)
    for (let round = 0; round < 30; round++) {
      await room.edit((document) => {
        const text = sectionText(document, 1)
        text.insert(round % 3 === 0 ? 0 : text.length, [paragraph(`Afsnit ${round}`)])
        if (round % 4 === 0 && text.length > 1) text.delete(1, 1)
        planProperties(document).set('title', `Titel ${round}`)
      })
    }
    room.close(1012, 'unloaded')
    expect(told).toEqual([])
    expect(await journal.read(NAME)).toHaveLength(1)
  })
})

describe('[KEPT-6] what was deleted', () => {
  let folder: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    ;({ folder, remove } = await temporaryFolder())
  })
  afterEach(() => remove())

  async function filesWith(text: string): Promise<string[]> {
    const found: string[] = []
    for (const name of await readdir(folder))
      if ((await readFile(join(folder, name))).includes(text)) found.push(name)
    return found
  }

  test('is in no file of the data folder once the records are folded, and what was kept is', async () => {
    const journal = await openSqliteJournal({ folder, onDiskBroken: () => {} })
    const room = await openRoom(journal)
    const canary = 'KANARIEFUGL'
    await room.edit((document) =>
      sectionText(document, 1).insert(0, [paragraph(canary.repeat(2_000)), paragraph('BLIVER STÅENDE')]),
    )
    await room.edit((document) => planProperties(document).set('title', canary))
    expect(await filesWith(canary)).not.toEqual([])
    await room.edit((document) => {
      sectionText(document, 1).delete(0, 1)
      planProperties(document).set('title', 'Ny titel')
    })
    room.close(1012, 'unloaded')
    // Asked for after the snapshot, so answered once it is on disk.
    expect(await journal.read(NAME)).toHaveLength(1)
    expect(told).toEqual([])
    expect(await filesWith(canary)).toEqual([])
    expect(await filesWith('BLIVER STÅENDE')).toEqual(['journal.sqlite'])
    await journal.close()
    expect(await filesWith(canary)).toEqual([])
  })
})

describe('two copies of a document', () => {
  function copyOf(document: Y.Doc): Y.Doc {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
    return copy
  }

  test.each<[string, (document: Y.Doc) => void]>([
    ['the state vectors', (document) => planProperties(document).set('more', 1)],
    ['the deletions', (document) => planProperties(document).delete('title')],
  ])('differ in %s', (difference, change) => {
    const document = new Y.Doc()
    planProperties(document).set('title', 'Plan')
    const copy = copyOf(document)
    expect(differenceBetween(document, copy)).toBeUndefined()
    change(document)
    expect(differenceBetween(document, copy)).toBe(difference)
  })
})
