import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { placeTitleCaret, TitleBinding } from './title-binding.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function bind(words: string) {
  const document_ = new Y.Doc()
  const text = document_.getText('title')
  text.insert(0, words)
  const element = document.createElement('span')
  element.tabIndex = 0
  document.body.append(element)
  const binding = new TitleBinding(element, text)
  closing.push(() => {
    binding.destroy()
    element.remove()
  })
  const type = (next: string, caret: number) => {
    element.textContent = next
    placeTitleCaret(element, caret)
    element.dispatchEvent(new Event('input'))
  }
  const compose = (next: string, caret: number) => {
    element.textContent = next
    placeTitleCaret(element, caret)
  }
  const fromAnother = (index: number, insert: string) => {
    document_.transact(() => text.insert(index, insert), 'another')
  }
  return { element, text, type, compose, fromAnother }
}

describe('a title', () => {
  it('writes the smallest edit, at the caret where letters repeat', () => {
    const { text, type } = bind('aaa')
    const deltas: unknown[] = []
    text.observe((event) => deltas.push(event.delta))
    type('aaaa', 2)
    expect(deltas).toEqual([[{ retain: 1 }, { insert: 'a' }]])
  })

  it('keeps the caret by its words when another writes before it', () => {
    const { element, fromAnother } = bind('Messe i Paris')
    placeTitleCaret(element, 5)
    fromAnother(0, 'Stor ')
    expect(element.textContent).toBe('Stor Messe i Paris')
    expect(getSelection()?.focusOffset).toBe(10)
  })

  it('leaves the element alone while a word is composed and merges what came meanwhile', () => {
    const { element, text, compose, fromAnother } = bind('Messe')
    element.dispatchEvent(new Event('compositionstart'))
    compose('Messe日', 6)
    fromAnother(0, 'Stor ')
    expect(element.textContent).toBe('Messe日')
    compose('Messe日本', 7)
    element.dispatchEvent(new Event('compositionend'))
    expect(text.toString()).toBe('Stor Messe日本')
    expect(element.textContent).toBe('Stor Messe日本')
    expect(getSelection()?.focusOffset).toBe(12)
  })

  it('makes one line of pasted lines', () => {
    const { element, text, type } = bind('')
    type('Første\nanden', 12)
    expect(text.toString()).toBe('Første anden')
    expect(element.textContent).toBe('Første anden')
  })
})
