import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  HOSTILE_ATTRIBUTES,
  HOSTILE_ELEMENTS,
  HOSTILE_MARKS,
  type HostileContent,
  updateOf,
} from '../testing/hostile-content.ts'
import { checkUpdate } from './check-update.ts'

const ANYBODY = { mayWriteAs: () => true }
const isTaken = (content: HostileContent) => checkUpdate(new Y.Doc(), updateOf([content]), ANYBODY).ok

test.each([...HOSTILE_ATTRIBUTES, ...HOSTILE_MARKS, ...HOSTILE_ELEMENTS])(
  '[S19] the server takes no $name',
  (content) => expect(isTaken(content)).toBe(false),
)

test('[S19] the server takes the same without what is hostile', () => {
  const harmless: HostileContent = {
    name: 'a link',
    write: (fragment) => {
      const paragraph = new Y.XmlElement('paragraph')
      const text = new Y.XmlText()
      fragment.insert(0, [paragraph])
      paragraph.insert(0, [text])
      text.insert(0, 'Læs mere', { link: { href: 'https://censec.example' } })
    },
  }
  expect(isTaken(harmless)).toBe(true)
})
