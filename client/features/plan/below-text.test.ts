import { afterEach, describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/plan-document.ts'
import { type Block, paragraphsFrom } from '#shared/plan/rich-text.ts'
import { appendRichText, readRichText } from '#shared/plan/rich-text-document.ts'
import { OpenTexts } from './open-texts.ts'
import { createPlanEditor, placeCaret } from './plan-editor.ts'
import { PlanUndo } from './plan-undo.ts'
import { SlashMenuState } from './slash-menu-state.ts'
import { TextMarks } from './text-marks.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function cell(words: string) {
  return { header: false, columns: 1, rows: 1, blocks: paragraphsFrom(words) }
}
const table: Block = {
  kind: 'table',
  rows: [
    [cell('a'), cell('b')],
    [cell('c'), cell('d')],
  ],
}
const list: Block = { kind: 'list', ordered: false, start: 1, items: [paragraphsFrom('punkt')] }

function openText(...blocks: Block[]) {
  const plan = new Y.Doc()
  const fragment = sectionText(plan, 1)
  appendRichText(fragment, blocks)
  const element = document.createElement('div')
  document.body.append(element)
  const undo = new PlanUndo(plan)
  const awareness = new Awareness(plan)
  const { view, commands } = createPlanEditor({
    element,
    place: 'section/1',
    fragment,
    label: 'Tekst',
    placeholder: '',
    awareness,
    undo,
    marks: new TextMarks(),
    texts: new OpenTexts(),
    slashMenu: new SlashMenuState(),
  })
  closing.push(() => {
    view.destroy()
    undo.destroy()
    awareness.destroy()
    element.remove()
  })
  const caretIn = (words: string) =>
    view.state.doc.descendants((node, position) => {
      if (node.text === words) commands.setTextSelection(position + 1)
    })
  const arrowDown = () =>
    view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  const kinds = () => readRichText(fragment).map(({ kind }) => kind)
  return { view, undo, kinds, caretIn, arrowDown }
}

describe('below a text', () => {
  it.each(['c', 'd'])('ArrowDown in cell %s of a last row goes to a paragraph under the table', (words) => {
    const { view, kinds, caretIn, arrowDown } = openText(table)
    caretIn(words)
    arrowDown()
    view.dispatch(view.state.tr.insertText('Efter tabellen'))
    expect(kinds()).toEqual(['table', 'paragraph'])
    expect(view.state.doc.lastChild?.textContent).toBe('Efter tabellen')
  })

  it('ArrowDown higher up, or where the text goes on, writes nothing', () => {
    const higher = openText(table)
    higher.caretIn('b')
    higher.arrowDown()
    expect(higher.kinds()).toEqual(['table'])
    const onward = openText(table, ...paragraphsFrom('mere'))
    onward.caretIn('d')
    onward.arrowDown()
    expect(onward.kinds()).toEqual(['table', 'paragraph'])
  })

  it.each([table, list])(
    'a press below a final $kind makes a paragraph there, which undo takes away',
    (last) => {
      const { view, undo, kinds } = openText(last)
      expect(kinds()).toEqual([last.kind])
      placeCaret(view, { edge: 'below' })
      expect(kinds()).toEqual([last.kind, 'paragraph'])
      undo.undo()
      expect(kinds()).toEqual([last.kind])
    },
  )

  it('a press below a text that ends in words goes to its end', () => {
    const { view, kinds } = openText(...paragraphsFrom('ord'))
    placeCaret(view, { edge: 'below' })
    expect(kinds()).toEqual(['paragraph'])
    expect(view.state.selection.from).toBe(4)
  })
})
