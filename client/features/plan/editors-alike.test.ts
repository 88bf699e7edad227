import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { contentOf } from '#shared/plan/content-hash.ts'
import { beginPlan } from '#shared/plan/edit-plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { OpenTexts } from './open-texts.ts'
import { createPlanEditor } from './plan-editor.ts'
import { PlanUndo } from './plan-undo.ts'
import { SlashMenuState } from './slash-menu-state.ts'
import { TextMarks } from './text-marks.ts'

const PEOPLE = 3
/** Far longer than it takes on a slow machine. */
const HANGS_AFTER_MS = 180_000

interface Person {
  document: Y.Doc
  undo: PlanUndo
  editor: Editor
  close(): void
}

function openPlan(plan: Uint8Array): Person {
  const document = new Y.Doc()
  Y.applyUpdate(document, plan)
  const undo = new PlanUndo(document)
  const awareness = new Awareness(document)
  const element = globalThis.document.createElement('div')
  globalThis.document.body.append(element)
  const editor = createPlanEditor({
    element,
    place: 'section/1',
    fragment: sectionText(document, 1),
    label: 'Tekst',
    placeholder: '',
    awareness,
    undo,
    marks: new TextMarks(),
    texts: new OpenTexts(),
    slashMenu: new SlashMenuState(),
  })
  const close = () => {
    editor.destroy()
    undo.destroy()
    awareness.destroy()
    document.destroy()
    element.remove()
  }
  return { document, undo, editor, close }
}

type Action = (person: Person, others: readonly Person[]) => void

/** Everything that the caret, the menus and the keys can do to a text, undo among it. */
const ACTIONS: Record<string, Action> = {
  type: ({ editor }) => editor.commands.insertContent('ord'),
  enter: ({ editor }) => editor.commands.enter(),
  backspace: ({ editor }) => editor.commands.keyboardShortcut('Backspace'),
  erase: ({ editor }) => editor.commands.deleteSelection(),
  bold: ({ editor }) => editor.commands.toggleBold(),
  heading: ({ editor }) => editor.commands.toggleHeading({ level: 3 }),
  list: ({ editor }) => editor.commands.toggleBulletList(),
  quote: ({ editor }) => editor.commands.toggleBlockquote(),
  deeper: ({ editor }) => editor.commands.sinkListItem('listItem'),
  table: ({ editor }) => editor.commands.insertTable({ rows: 2, cols: 2 }),
  row: ({ editor }) => editor.commands.addRowAfter(),
  column: ({ editor }) => editor.commands.deleteColumn(),
  undo: ({ undo }) => undo.undo(),
  redo: ({ undo }) => undo.redo(),
  pause: ({ undo }) => undo.stopCapturing(),
  receive: ({ document }, others) => {
    for (const other of others) {
      Y.applyUpdate(document, Y.encodeStateAsUpdate(other.document, Y.encodeStateVector(document)), 'other')
    }
  },
}

const event = fc.record({
  who: fc.nat(PEOPLE - 1),
  from: fc.nat(60),
  length: fc.oneof(fc.constant(0), fc.nat(20)),
  what: fc.constantFrom(
    ...Object.keys(ACTIONS),
    'type',
    'undo',
    'undo',
    'redo',
    'pause',
    'receive',
    'receive',
  ),
})

it(
  '[PLAN-12] three people with an editor each end with the same text, whatever they do and undo',
  () => {
    const plan = new Y.Doc()
    beginPlan(plan, 'Plan', BUILT_IN_CATEGORIES)
    const begun = Y.encodeStateAsUpdate(plan)
    fc.assert(
      fc.property(fc.array(event, { minLength: 20, maxLength: 80 }), (events) => {
        const people = Array.from({ length: PEOPLE }, () => openPlan(begun))
        try {
          for (const { who, from, length, what } of events) {
            const person = people[who]
            if (!person) continue
            select(person.editor, from, from + length)
            ACTIONS[what]?.(person, people)
          }
          for (let exchange = 0; exchange < PEOPLE; exchange++) {
            for (const person of people) ACTIONS.receive?.(person, people)
          }
          const [first, ...others] = people.map(({ document }) => contentOf(document))
          expect(new Set(others)).toEqual(new Set([first]))
          for (const { document } of people) {
            const reloaded = new Y.Doc()
            Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(document))
            expect(contentOf(reloaded)).toBe(first)
          }
          expect(new Set(people.map(({ editor }) => JSON.stringify(editor.getJSON()))).size).toBe(1)
        } finally {
          for (const person of people) person.close()
        }
      }),
      { numRuns: 8 },
    )
  },
  HANGS_AFTER_MS,
)

function select(editor: Editor, from: number, to: number): void {
  const { doc, tr } = editor.state
  const within = (position: number) => doc.resolve(Math.min(position, doc.content.size))
  editor.view.dispatch(tr.setSelection(TextSelection.between(within(from), within(to))))
}
