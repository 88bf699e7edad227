import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sortedByFit } from './returned-edits.ts'
import type { KeptEdit } from './stored-edits.ts'

/** What a page that has all of `known` writes beyond it, one edit a word. */
function written(known: readonly Uint8Array[], ...words: string[]): Uint8Array[] {
  const document = new Y.Doc()
  for (const update of known) Y.applyUpdate(document, update)
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of words) document.getText('text').insert(document.getText('text').length, word)
  return updates
}

function kept(page: number, updates: readonly Uint8Array[]): KeptEdit[] {
  const common = { epoch: 'life', schema: 1, at: '2026-11-24T12:00:00.000Z' }
  return updates.map((update, sequence) => ({ ...common, page, sequence, update }))
}

test('[SYNC-11] edits that build on what another page has left fit, whichever page is named first', () => {
  const first = written([], 'Et ', 'to ')
  const second = written(first, 'tre ')
  const third = written([...first, ...second], 'fire')
  const edits = [...kept(3, third), ...kept(2, second), ...kept(1, first)]
  const { fitting, unfitting } = sortedByFit(new Y.Doc(), edits)
  expect(unfitting).toEqual([])
  const document = new Y.Doc()
  for (const { update } of fitting) {
    Y.applyUpdate(document, update)
    expect(document.store.pendingStructs).toBeNull()
  }
  expect(document.getText('text').toString()).toBe('Et to tre fire')
})

test('[SYNC-13] what builds on something that is nowhere does not take along what fits', () => {
  const lost = written([], 'tabt')
  const orphan = written(lost, 'forældreløs')
  const fine = written([], 'godt')
  const { fitting, unfitting } = sortedByFit(new Y.Doc(), [...kept(1, orphan), ...kept(2, fine)])
  expect(fitting.map(({ page }) => page)).toEqual([2])
  expect(unfitting.map(({ page }) => page)).toEqual([1])
})
