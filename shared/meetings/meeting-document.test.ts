import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { paragraphsFrom } from '../plan/rich-text.ts'
import { appendRichText } from '../plan/rich-text-document.ts'
import { approvedAt, papersHash } from './approval.ts'
import { addPoint, changePoint, removePoint, restorePoint, setAttendance } from './edit-meeting.ts'
import { isLocked } from './locked.ts'
import { approvalsIn, pointRecords, putApproval, readMeeting } from './meeting-document.ts'

const by = (party: 'censec' | 'difos') => ({ personId: party, name: party, party, role: 'director' as const })
const at = (minute: number) => `2027-03-12T12:0${minute}:00.000Z`

function meeting(): Y.Doc {
  const document = new Y.Doc()
  addPoint(document, 'to', { rank: 'a1', title: 'Messen', type: 'decision', category: 2 })
  addPoint(document, 'en', { rank: 'a0', title: 'Nyt siden sidst', type: 'information' })
  return document
}

function write(document: Y.Doc, id: string, text: 'presentation' | 'decision', words: string): void {
  const fragment = pointRecords(document).get(id)?.get(text)
  if (fragment instanceof Y.XmlFragment) appendRichText(fragment, paragraphsFrom(words))
}

test('[MEET-1] points stand by rank, and one that goes can come back with all that is in it', () => {
  const document = meeting()
  write(document, 'to', 'presentation', 'Vi står der hvert år.')
  expect(readMeeting(document).points.map(({ id }) => id)).toEqual(['en', 'to'])
  const before = readMeeting(document)
  removePoint(document, 'to')
  expect(readMeeting(document).points.map(({ id }) => id)).toEqual(['en'])
  restorePoint(document, 'to')
  expect(readMeeting(document)).toEqual(before)
})

test('[MEET-1] whatever of a wrong shape is in it reads as empty', () => {
  const document = meeting()
  document.getMap('points').set('tal', 7)
  document.getMap('attendance').set('anna', 'måske')
  changePoint(document, 'to', { category: 9 as never, type: 'noget' as never })
  expect(readMeeting(document)).toMatchObject({ points: [{ id: 'en' }], present: [], absent: [] })
})

test('[MEET-6] nothing is decided under a point that informs, whatever stands in its document', () => {
  const document = meeting()
  for (const id of ['en', 'to']) write(document, id, 'decision', 'Vi tager standen.')
  const [informs, decides] = readMeeting(document).points
  expect(informs?.decision).toEqual([])
  expect(decides?.decision).not.toEqual([])
})

test('[MEET-4] the hash is that of the words: of every one of them, and of nothing else', () => {
  const document = meeting()
  const hash = () => papersHash(readMeeting(document))
  const seen = new Set([hash()])
  const mustDiffer = () => {
    const next = hash()
    expect(seen.has(next)).toBe(false)
    seen.add(next)
  }
  write(document, 'to', 'presentation', 'Vi står der hvert år.')
  mustDiffer()
  setAttendance(document, 'anna', 'present')
  mustDiffer()
  changePoint(document, 'to', { type: 'discussion' })
  mustDiffer()
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  changePoint(copy, 'to', { rank: 'a2' })
  expect(papersHash(readMeeting(copy))).toBe(hash())
  changePoint(copy, 'to', { rank: 'Zz' })
  expect(papersHash(readMeeting(copy))).not.toBe(hash())
})

test('[MEET-5] both parties’ approvals of the same words lock it, and no others', () => {
  const document = meeting()
  expect(isLocked(document)).toBe(false)
  putApproval(document, 'censec', { hash: 'a', by: by('censec'), at: at(1) })
  putApproval(document, 'difos', { hash: 'b', by: by('difos'), at: at(2) })
  expect(isLocked(document)).toBe(false)
  putApproval(document, 'censec', { hash: 'b', by: by('censec'), at: at(3) })
  expect(approvedAt(approvalsIn(document))).toBe(at(3))
  expect(isLocked(document)).toBe(true)
})
