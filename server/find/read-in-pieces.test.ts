import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { createActivity } from '#shared/plan/edit-plan.ts'
import { type DocumentContent, entriesOf } from './document-content.ts'
import { LEAST_LETTERS, PIECE_LETTERS, planContent, readInPieces } from './read-in-pieces.ts'

const PLAN_CONTENT = planContent(BUILT_IN_CATEGORIES)

function planOf(count: number, letters: number): Y.Doc {
  const document = new Y.Doc()
  for (let index = 0; index < count; index++)
    createActivity(
      document,
      `a-${index}`,
      {
        party: 'censec',
        category: 1,
        rank: `a${String(index).padStart(6, '0')}1`,
        title: `Nummer ${index}`,
        body: [{ kind: 'paragraph', runs: [{ text: 'ord '.repeat(letters / 4) }] }],
      },
      'test',
    )
  return document
}

/** Reads it and says how much was read between two times that others were let in. */
async function readingOf(document: Y.Doc) {
  const pieces: DocumentContent[] = []
  const readAtOnce: number[] = []
  let read = 0
  const room = { read: async <T>(look: (document: Y.Doc) => T) => look(document) }
  await readInPieces(
    room,
    {
      ...PLAN_CONTENT,
      *each(document) {
        for (const thing of PLAN_CONTENT.each(document)) {
          read += Math.max(thing.letters, LEAST_LETTERS)
          yield thing
        }
      },
    },
    (piece) => pieces.push(piece),
    async () => {
      readAtOnce.push(read)
      read = 0
    },
  )
  return {
    entries: pieces.flatMap((piece) => entriesOf(piece, BUILT_IN_AGREEMENT)),
    readAtOnce: [...readAtOnce.slice(1), read],
  }
}

test.each([
  ['many small activities', 400, 40],
  ['fewer long ones', 60, 8_000],
])(
  '[SEARCH-7] %s are read a bounded piece at a time, whatever there is of them',
  async (_, count, letters) => {
    const document = planOf(count, letters)
    const { entries, readAtOnce } = await readingOf(document)
    expect(entries.filter(({ place }) => place.kind === 'activity')).toHaveLength(count)
    const largest = Math.max(letters + 20, LEAST_LETTERS)
    expect(readAtOnce.length).toBeGreaterThan(5)
    expect(Math.max(...readAtOnce)).toBeLessThan(PIECE_LETTERS + largest)
  },
)

test('[SEARCH-7] nothing is left out that is written while others are let in, of what was there before', async () => {
  const document = planOf(200, 400)
  let ticks = 0
  const found = new Set<string>()
  await readInPieces(
    { read: async (look) => look(document) },
    PLAN_CONTENT,
    (piece) => {
      for (const { id } of piece.activities) found.add(id)
    },
    async () => {
      const id = `new-${ticks++}`
      if (ticks < 5)
        createActivity(document, id, { party: 'difos', category: 2, rank: 'a1', title: id }, 'test')
    },
  )
  expect([...found]).toEqual(expect.arrayContaining(Array.from({ length: 200 }, (_, index) => `a-${index}`)))
})
