import { afterEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/plan-document.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { appendRichText, readRichText } from '#shared/plan/rich-text-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import { OpenTexts, stayingTarget } from './open-texts.ts'
import { createPlanEditor, placeCaret } from './plan-editor.ts'
import { PlanUndo } from './plan-undo.ts'
import { SlashMenuState } from './slash-menu-state.ts'
import { TextMarks } from './text-marks.ts'
import { typeAgain } from './type-again.ts'
import { TypedMeanwhile, type TypedStep, wordsOf } from './typed-meanwhile.ts'

// jsdom has none.
vi.stubGlobal('ClipboardEvent', Event)

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Opens an editor on the words and does the steps in it, with the caret at an offset. */
function typed(words: string, offset: number, steps: readonly TypedStep[]): Y.XmlFragment {
  const document = new Y.Doc()
  const fragment = sectionText(document, 1)
  appendRichText(fragment, paragraphsFrom(words))
  const awareness = new Awareness(document)
  const undo = new PlanUndo(document)
  const element = globalThis.document.createElement('div')
  globalThis.document.body.append(element)
  const editor = createPlanEditor({
    awareness,
    undo,
    marks: new TextMarks(),
    texts: new OpenTexts(),
    slashMenu: new SlashMenuState(),
    element,
    place: 'section/1',
    fragment,
    label: 'Tekst',
    placeholder: '',
  })
  closing.push(() => {
    editor.destroy()
    undo.destroy()
    awareness.destroy()
    element.remove()
  })
  placeCaret(editor.view, { anchor: offset, head: offset })
  typeAgain(steps, () => editor.view, placeCaret)
  return fragment
}

const key = (name: string, more: KeyboardEventInit = {}): TypedStep => ({
  kind: 'key',
  key: { key: name, ...more },
})
const written = (words: string): TypedStep => ({ kind: 'words', words })

test.each<[string, string, number, TypedStep[], string]>([
  ['words in the middle', 'ét to', 3, [written('og ')], 'ét og to'],
  [
    'all of it is chosen and written over',
    'ét\nto',
    0,
    [key('a', { code: 'KeyA', keyCode: 65, ctrlKey: true }), written('Helt nyt'), key('Backspace')],
    'Helt ny',
  ],
  ['Enter parts a paragraph', 'ét to', 3, [written('og\nså ')], 'ét og\nså to'],
  ['what is deleted before the caret', 'ét to', 3, [key('Backspace'), written('-')], 'ét-to'],
  ['a letter of two parts goes at once', 'e\u0301 to', 2, [key('Backspace')], ' to'],
  ['a word goes at once', 'ét to tre', 6, [key('Backspace', { ctrlKey: true })], 'ét tre'],
  ['what is deleted after it', 'ét to', 2, [key('Delete')], 'étto'],
  [
    'the arrow keys',
    'ét to',
    0,
    [key('ArrowRight'), written('-'), key('ArrowLeft'), written('+')],
    'é+-t to',
  ],
  [
    'words chosen are written over',
    'ét to',
    0,
    [key('ArrowRight', { shiftKey: true }), written('E')],
    'Et to',
  ],
  ['the end of the text', 'ét\nto', 0, [key('End', { ctrlKey: true }), written('!')], 'ét\nto!'],
  ['pasted words', 'ét to', 3, [{ kind: 'paste', html: '', words: 'og ' }], 'ét og to'],
  [
    'another place',
    'ét to',
    0,
    [written('A'), { kind: 'caret', target: () => ({ anchor: 6, head: 6 }) }, written('B')],
    'Aét toB',
  ],
])('[SPEED-2] what was typed is done in the editor: %s', (_, words, offset, steps, expected) => {
  expect(flatText(typed(words, offset, steps))).toBe(expected)
})

test('[SPEED-2] a dash and a space begin a list, and Ctrl+B makes bold, as they do in an editor', () => {
  const list = typed('', 0, [written('- ét')])
  expect(readRichText(list)).toMatchObject([{ kind: 'list' }])
  const bold = typed('', 0, [key('b', { code: 'KeyB', keyCode: 66, ctrlKey: true }), written('fed')])
  expect(readRichText(bold)).toMatchObject([{ kind: 'paragraph', runs: [{ text: 'fed', bold: true }] }])
})

test('[SPEED-2] words and keys are kept in the order they came, and taken once', () => {
  const field = document.createElement('textarea')
  let told = 0
  const typing = new TypedMeanwhile(() => {
    told += 1
  })
  closing.push(typing.follow(field))
  expect(typing.isEmpty).toBe(true)
  field.value = 'ét'
  field.dispatchEvent(new Event('input'))
  expect(told).toBe(1)
  typing.add({ kind: 'key', key: { key: 'Enter', shiftKey: true } })
  field.value = 'to'
  expect(typing.isEmpty).toBe(false)
  const steps = typing.take()
  expect(steps.map((step) => (step.kind === 'words' ? step.words : step.kind))).toEqual(['ét', 'key', 'to'])
  expect(wordsOf(steps)).toBe('ét\nto')
  expect(typing.take()).toEqual([])
  expect(field.value).toBe('')
})

test('[SPEED-2] half a word that is being composed is waited for', async () => {
  const field = document.createElement('textarea')
  const typing = new TypedMeanwhile(() => undefined)
  closing.push(typing.follow(field))
  field.dispatchEvent(new Event('compositionstart'))
  const composed = new Promise<void>((resolve) => typing.whenComposed(resolve))
  field.value = 'é'
  field.dispatchEvent(new Event('compositionend'))
  await composed
  expect(wordsOf(typing.take())).toBe('é')
})

test('[SPEED-2] a caret that waits stays with its letters while others write before it', () => {
  const fragment = sectionText(new Y.Doc(), 1)
  appendRichText(fragment, paragraphsFrom('ét to'))
  const caret = stayingTarget(fragment, { anchor: 3, head: 5 })
  const [paragraph] = fragment.toArray()
  const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (words instanceof Y.XmlText) words.insert(0, 'Se: ')
  expect(flatText(fragment)).toBe('Se: ét to')
  expect(caret()).toEqual({ anchor: 7, head: 9 })
})
