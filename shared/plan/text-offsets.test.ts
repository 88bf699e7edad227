import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { paragraphsFrom } from './rich-text.ts'
import { appendRichText } from './rich-text-document.ts'
import { flatText, offsetOf, relativePositionAt, textBlocksOf } from './text-offsets.ts'

function fragmentWith(text: string): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('section-1')
  appendRichText(fragment, paragraphsFrom(text))
  return fragment
}

function positionsOf(fragment: Y.XmlFragment, words: string) {
  const from = flatText(fragment).indexOf(words)
  const start = relativePositionAt(fragment, from, 'start')
  const end = relativePositionAt(fragment, from + words.length, 'end')
  if (!start || !end || !fragment.doc) throw new Error(`No positions for ${words}.`)
  return { start, end, document: fragment.doc }
}

function wordsAt(fragment: Y.XmlFragment, { start, end, document }: ReturnType<typeof positionsOf>): string {
  return flatText(fragment).slice(offsetOf(document, fragment, start), offsetOf(document, fragment, end))
}

function firstWords(fragment: Y.XmlFragment): Y.XmlText {
  const words = textBlocksOf(fragment)[0]?.get(0)
  if (!(words instanceof Y.XmlText)) throw new Error('The first paragraph should hold text.')
  return words
}

describe('text offsets', () => {
  test('[COMMENT-2] blocks are parted by one line break, empty ones too', () => {
    expect(flatText(fragmentWith('ét\n\nto'))).toBe('ét\n\nto')
  })

  test('[COMMENT-2] positions stay with their words when text comes before, within and after', () => {
    const fragment = fragmentWith('Vi mødes med FMI i marts\nog igen i maj')
    const positions = positionsOf(fragment, 'FMI i marts')
    const words = firstWords(fragment)
    words.insert(0, 'Hej. ')
    expect(wordsAt(fragment, positions)).toBe('FMI i marts')
    words.insert(words.toString().indexOf('i marts'), 'igen ')
    expect(wordsAt(fragment, positions)).toBe('FMI igen i marts')
    words.insert(words.length, ' måske')
    expect(wordsAt(fragment, positions)).toBe('FMI igen i marts')
  })

  test('[COMMENT-2] a range over two paragraphs is found again', () => {
    const fragment = fragmentWith('Første afsnit\nandet afsnit')
    const positions = positionsOf(fragment, 'afsnit\nandet')
    firstWords(fragment).insert(0, 'Det ')
    expect(wordsAt(fragment, positions)).toBe('afsnit\nandet')
  })

  test('[COMMENT-2] a position whose paragraph is gone is not found', () => {
    const fragment = fragmentWith('væk\nbliver')
    const { start, document } = positionsOf(fragment, 'væk')
    fragment.delete(0, 1)
    expect(offsetOf(document, fragment, start)).toBeUndefined()
  })
})
