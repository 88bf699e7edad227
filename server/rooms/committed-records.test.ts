import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { newIn, recordsOf } from './committed-records.ts'

/** A letter of a new page's, and the page's client id. */
function letter(): { update: Uint8Array; clientId: number } {
  const document = new Y.Doc()
  document.getMap('plan').set('title', 'x')
  return { update: Y.encodeStateAsUpdate(document), clientId: document.clientID }
}

const [one, two] = [letter(), letter()]
const authorship = (personId: string) => ({ personId, clientIds: [] })
const changes = recordsOf(
  {
    kind: 'changes',
    changes: [
      { update: one.update, authorship: authorship('anna') },
      { update: two.update, authorship: authorship('mette') },
    ],
  },
  7,
)
const [snapshot] = recordsOf({ kind: 'snapshot', snapshot: one.update }, 8)

test('what is known already is passed over, and of what is new one learns whose client ids are whose', () => {
  expect(changes.map(({ position }) => position)).toEqual([6, 7])
  expect(newIn({ kind: 'records', records: changes, owners: undefined }, 6)).toEqual({
    updates: [two.update],
    writers: new Map([[two.clientId, 'mette']]),
    seen: 7,
    isFolded: false,
    added: 1,
  })
})

test('a snapshot says nothing new to who had seen all before it, and everything to who had not', () => {
  const records = snapshot ? [...changes, snapshot] : []
  expect(newIn({ kind: 'records', records, owners: undefined }, 7)).toMatchObject({
    updates: [],
    seen: 8,
    isFolded: true,
    added: 0,
  })
  const whole = [{ position: 8, isSnapshot: true, update: one.update, author: undefined }]
  const owners = new Map([[one.clientId, 'anna']])
  expect(newIn({ kind: 'records', records: whole, owners }, 3)).toMatchObject({
    updates: [one.update],
    writers: owners,
    seen: 8,
  })
})
