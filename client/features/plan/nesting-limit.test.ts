import { Editor } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { afterEach, expect, it } from 'vitest'
import { NESTING_LIMIT, NestingLimit } from './nesting-limit.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function open(content: string): Editor {
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({ element, content, extensions: [StarterKit, NestingLimit] })
  closing.push(() => {
    editor.destroy()
    element.remove()
  })
  return editor
}

/** Lists within each other, each with one item that says its level, and the last with a second item. */
function lists(levels: number, level = 1): string {
  const last = `<ul><li><p>${level}</p></li><li><p>her</p></li></ul>`
  return level === levels ? last : `<ul><li><p>${level}</p>${lists(levels, level + 1)}</li></ul>`
}

function levelsOf(editor: Editor): number {
  const depths = [...editor.view.dom.querySelectorAll('li')].map((item) => {
    let depth = 0
    for (let at: Element | null = item; at; at = at.parentElement) if (at.matches('ul, ol')) depth += 1
    return depth
  })
  return Math.max(0, ...depths)
}

function putCaretIn(editor: Editor, words: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.isText && node.text === words) editor.commands.setTextSelection(position)
  })
}

function paste(editor: Editor, html: string): void {
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
}

it('takes an item one level further in until the limit and no further', () => {
  const editor = open(lists(NESTING_LIMIT - 1))
  putCaretIn(editor, 'her')
  editor.commands.sinkListItem('listItem')
  expect(levelsOf(editor)).toBe(NESTING_LIMIT)

  const full = open(lists(NESTING_LIMIT))
  putCaretIn(full, 'her')
  const before = full.getHTML()
  full.commands.sinkListItem('listItem')
  expect(full.getHTML()).toBe(before)
})

it('keeps what is too deep already, and lets its words be written', () => {
  const editor = open(lists(NESTING_LIMIT + 3))
  putCaretIn(editor, 'her')
  editor.commands.insertContent('og ')
  expect(levelsOf(editor)).toBe(NESTING_LIMIT + 3)
  expect(editor.getText()).toContain('og her')
})

it('flattens a pasted list to the levels there is room for, and keeps every item in order', () => {
  const editor = open('<p></p>')
  paste(editor, lists(40))
  expect(levelsOf(editor)).toBe(NESTING_LIMIT)
  const items = [...editor.view.dom.querySelectorAll('li > p')].map((item) => item.textContent)
  expect(items).toEqual([...Array.from({ length: 40 }, (_, index) => String(index + 1)), 'her'])
})

it('counts the levels around the caret as well', () => {
  const editor = open(lists(6))
  putCaretIn(editor, 'her')
  paste(editor, lists(5))
  expect(levelsOf(editor)).toBeLessThanOrEqual(NESTING_LIMIT)
  for (const words of ['1', '2', '3', '4', '5', 'her']) {
    expect(editor.getText().split(words).length - 1, words).toBe(2)
  }
})

it('leaves a list with room enough as it is', () => {
  const editor = open('<p></p>')
  paste(editor, lists(NESTING_LIMIT))
  expect(editor.getHTML()).toContain(lists(NESTING_LIMIT))
})
