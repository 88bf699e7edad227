import fc from 'fast-check'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/plan-document.ts'
import type { Block, RichText, Run } from '#shared/plan/rich-text.ts'
import { appendRichText, readRichText } from '#shared/plan/rich-text-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import { OpenTexts } from './open-texts.ts'
import { createPlanEditor } from './plan-editor.ts'
import { PlanUndo } from './plan-undo.ts'
import { SlashMenuState } from './slash-menu-state.ts'
import { StaticText } from './static-text.tsx'
import { TextMarks } from './text-marks.ts'
import { offsetAt, offsetOfPoint, positionAt } from './text-positions.ts'

const run: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ text: fc.stringMatching(/^[a-zæøå ]{1,6}$/) }),
  fc.record({ text: fc.stringMatching(/^[a-z]{1,4}$/), bold: fc.constant(true as const) }),
  fc.constant<Run>({ text: '\n' }),
)
const runs = fc.array(run, { maxLength: 4 })
const paragraph: fc.Arbitrary<Block> = runs.map((some) => ({ kind: 'paragraph', runs: some }))
const block: fc.Arbitrary<Block> = fc.oneof(
  paragraph,
  runs.map((some): Block => ({ kind: 'heading', level: 3, runs: some })),
  fc
    .array(paragraph, { minLength: 1, maxLength: 3 })
    .map((items): Block => ({ kind: 'list', ordered: false, start: 1, items: items.map((item) => [item]) })),
  paragraph.map((one): Block => ({ kind: 'quote', blocks: [one] })),
  fc.array(paragraph, { minLength: 2, maxLength: 2 }).map(
    (cells): Block => ({
      kind: 'table',
      rows: [cells.map((cell) => ({ header: false, columns: 1, rows: 1, blocks: [cell] }))],
    }),
  ),
)
const richText: fc.Arbitrary<RichText> = fc.array(block, { minLength: 1, maxLength: 4 })

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function drawn(text: RichText): HTMLElement {
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  act(() => root.render(<StaticText text={text} marks={[]} />))
  closing.push(() => {
    act(() => root.unmount())
    element.remove()
  })
  return element
}

function opened(fragment: Y.XmlFragment, plan: Y.Doc) {
  const element = document.createElement('div')
  document.body.append(element)
  const awareness = new Awareness(plan)
  const editor = createPlanEditor({
    element,
    fragment,
    place: 'section/1',
    label: 'Tekst',
    placeholder: '',
    awareness,
    undo: new PlanUndo(plan),
    marks: new TextMarks(),
    texts: new OpenTexts(),
    slashMenu: new SlashMenuState(),
  })
  closing.push(() => {
    editor.destroy()
    awareness.destroy()
    element.remove()
  })
  return editor
}

/** Every point between two characters of the drawn text, in order, with the words before it in its node. */
function pointsIn(element: HTMLElement): { node: Text; index: number }[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const points: { node: Text; index: number }[] = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof Text) for (let index = 0; index < node.length; index++) points.push({ node, index })
  }
  return points
}

describe('an offset', () => {
  it('means the same character in the document, on the drawn page and in the editor', () => {
    fc.assert(
      fc.property(richText, (text) => {
        const plan = new Y.Doc()
        const fragment = sectionText(plan, 1)
        appendRichText(fragment, text)
        const flat = flatText(fragment)
        const page = drawn(readRichText(fragment))
        for (const { node, index } of pointsIn(page)) {
          const offset = offsetOfPoint(page, node, index)
          expect(flat[offset ?? -1]).toBe(node.data[index])
        }
        const { doc } = opened(fragment, plan).state
        for (let offset = 0; offset <= flat.length; offset++) {
          expect(offsetAt(doc, positionAt(doc, offset))).toBe(offset)
          const position = positionAt(doc, offset)
          const character = doc.textBetween(
            position,
            Math.min(position + 1, doc.content.size),
            undefined,
            '\n',
          )
          if (character) expect(character).toBe(flat[offset])
        }
        for (const close of closing.splice(0)) close()
      }),
      { numRuns: 40 },
    )
  }, 30_000)
})
