import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/plan-document.ts'
import { scanUpdate } from './scan-update.ts'
import { Typist } from './typist.ts'

const CLIENT = 3_000_000_001

function heardIn(update: Uint8Array): [number, number, number][] {
  const heard: [number, number, number][] = []
  scanUpdate(update, (...run) => heard.push(run))
  return heard
}

test('the letters a typist sends are those that Yjs would send', () => {
  const typist = new Typist(CLIENT)
  const typed = new Y.Doc()
  Y.applyUpdate(typed, typist.begin())
  // Only now: Yjs takes another id when its own comes from elsewhere.
  typed.clientID = CLIENT
  const paragraph = sectionText(typed, 1).get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error('There is no text.')
  for (let letter = 1; letter < 40; letter++) {
    const before = Y.encodeStateVector(typed)
    text.insert(letter, String.fromCharCode(97 + (letter % 26)))
    expect(Array.from(typist.next())).toEqual(Array.from(Y.encodeStateAsUpdate(typed, before)))
  }
})

test('a scan hears of a letter, of many merged, and of both sides of a gap', () => {
  const typist = new Typist(CLIENT)
  const updates = [typist.begin(), ...Array.from({ length: 9 }, () => typist.next())]
  const [begun, first, second, third] = updates
  if (!begun || !first || !second || !third) throw new Error('There are too few.')
  expect(heardIn(begun)).toEqual([[CLIENT, 0, 3]])
  expect(heardIn(first)).toEqual([[CLIENT, 3, 4]])
  expect(heardIn(Y.mergeUpdates(updates))).toEqual([[CLIENT, 0, 12]])
  expect(heardIn(Y.mergeUpdates([begun, third]))).toEqual([
    [CLIENT, 0, 3],
    [CLIENT, 5, 6],
  ])
})

test('a scan hears of content that it does not know by itself', () => {
  const document = new Y.Doc()
  document.clientID = CLIENT
  document.getMap('plan').set('title', { da: 'Ærlig 🙂 plan' })
  document.getText('text').insert(0, 'Ærlig 🙂 plan')
  expect(heardIn(Y.encodeStateAsUpdate(document))).toEqual([[CLIENT, 0, 14]])
  const text = new Y.Doc()
  text.clientID = CLIENT
  text.getText('text').insert(0, 'Ærlig 🙂 plan')
  expect(heardIn(Y.encodeStateAsUpdate(text))).toEqual([[CLIENT, 0, 13]])
})
