import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { makeTextAnchor } from '#shared/comments/anchor.ts'
import { withRivals } from '#shared/comments/attach.ts'
import { TWENTY_QUOTES, TWENTY_TOWNS } from '#shared/comments/testing/twenty-passages.ts'
import { placeKey, type TextPlace, type Thread } from '#shared/comments/thread.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { addComment, addThread, setResolved } from '#shared/ledger/write-ledger.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { changeActivity, createActivity, removeActivity, restoreActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, bodyOf, sectionText } from '#shared/plan/plan-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import { person } from '../../testing/open-plan.ts'
import { OpenTexts } from '../plan/open-texts.ts'
import { createPlanEditor } from '../plan/plan-editor.ts'
import { PlanUndo } from '../plan/plan-undo.ts'
import { SlashMenuState } from '../plan/slash-menu-state.ts'
import { TextMarks } from '../plan/text-marks.ts'
import { positionAt } from '../plan/text-positions.ts'
import { type PlacedThread, ThreadPlaces } from './thread-place.ts'

const anna = person('director', 'censec', 'Anna')
const mette = person('director', 'difos', 'Mette')
const ida = person('observer', 'censec', 'Ida')
const COUNT = 20
const BODY: TextPlace = { kind: 'body', activityId: 'fairs' }
const SECTION: TextPlace = { kind: 'section', category: 3 }

const LINES = TWENTY_TOWNS.map(
  (town, index) => `I uge ${20 + index} besøger klyngen ${town} sammen med virksomhederne.`,
)

/** One browser: the plan with an editor open on the activity and one on section 3. */
interface Screen {
  document: Y.Doc
  undo: PlanUndo
  body: Editor
  section: Editor
  places: ThreadPlaces
  close(): void
}

function openScreen(plan: Uint8Array): Screen {
  const document = new Y.Doc()
  Y.applyUpdate(document, plan)
  const undo = new PlanUndo(document)
  const environment = {
    awareness: new Awareness(document),
    undo,
    marks: new TextMarks(),
    texts: new OpenTexts(),
    slashMenu: new SlashMenuState(),
  }
  const open = (place: TextPlace) => {
    const element = globalThis.document.createElement('div')
    globalThis.document.body.append(element)
    const fragment = fragmentOf(document, place)
    return createPlanEditor({
      ...environment,
      element,
      place: placeKey(place),
      fragment,
      label: 'Tekst',
      placeholder: '',
    })
  }
  const body = open(BODY)
  const section = open(SECTION)
  const close = () => {
    for (const editor of [body, section]) editor.destroy()
    undo.destroy()
    environment.awareness.destroy()
  }
  return { document, undo, body, section, places: new ThreadPlaces(document), close }
}

function fragmentOf(document: Y.Doc, place: TextPlace): Y.XmlFragment {
  if (place.kind === 'section') return sectionText(document, place.category)
  const record = activityRecords(document).get(place.activityId)
  const body = record && bodyOf(record)
  if (!body) throw new Error('The activity has no text.')
  return body
}

let a: Screen
let b: Screen
let ledger: Y.Doc
let before: Thread[]

beforeEach(() => {
  const plan = new Y.Doc()
  createActivity(
    plan,
    'fairs',
    { party: 'censec', category: 2, rank: 'a0', title: 'Besøg', description: LINES.join('\n') },
    'test',
  )
  createActivity(
    plan,
    'other',
    { party: 'difos', category: 2, rank: 'a1', title: 'Andet', description: 'Noget helt andet.' },
    'test',
  )
  ledger = new Y.Doc()
  for (const [index, quote] of TWENTY_QUOTES.entries()) addThread(ledger, threadOn(plan, quote, index))
  // Some have been answered, some resolved: that must stay as it is.
  for (let index = 0; index < COUNT; index += 3) {
    addComment(ledger, `thread-${index}`, commentBy(mette, `Svar ${index}`))
  }
  for (let index = 0; index < COUNT; index += 5) {
    setResolved(ledger, `thread-${index}`, { by: signatureOf(anna), at: '2026-11-02T08:00:00Z' })
  }
  before = readThreads(ledger)
  const begun = Y.encodeStateAsUpdate(plan)
  a = openScreen(begun)
  b = openScreen(begun)
})
afterEach(() => {
  a.close()
  b.close()
})

function threadOn(plan: Y.Doc, quote: string, index: number): Thread {
  const from = flatText(fragmentOf(plan, BODY)).indexOf(quote)
  const anchor = makeTextAnchor(plan, BODY, from, from + quote.length)
  if (!anchor) throw new Error('No anchor.')
  return {
    id: `thread-${index}`,
    anchor: withRivals(plan, anchor),
    comments: [commentBy(ida, `Kommentar ${index}`)],
  }
}

function commentBy(author: Person, body: string) {
  return {
    id: body,
    author: signatureOf(author),
    body,
    at: '2026-11-01T08:00:00Z',
    mentions: [],
    earlier: [],
  }
}

function exchange(): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    Y.applyUpdate(
      to.document,
      Y.encodeStateAsUpdate(from.document, Y.encodeStateVector(to.document)),
      'other',
    )
  }
}

function placed(screen: { document: Y.Doc; places: ThreadPlaces }): PlacedThread[] {
  const isThere = (id: string) => activityRecords(screen.document).get(id)?.get('removed') !== true
  return screen.places.place(readThreads(ledger), isThere)
}

/** The words each thread is on, or that it is detached. */
function wordsOf(document: Y.Doc, threads: readonly PlacedThread[]): (string | undefined)[] {
  return threads
    .toSorted((one, other) => Number(one.thread.id.slice(7)) - Number(other.thread.id.slice(7)))
    .map(({ place }) =>
      place.kind === 'text'
        ? flatText(fragmentOf(document, place.text)).slice(place.from, place.to)
        : undefined,
    )
}

/** Once everything has arrived, both screens and a reload of each show every thread once, as expected and with all that was said. */
function expectOnEveryScreen(expected: readonly (string | undefined)[]): void {
  exchange()
  expect(readThreads(ledger)).toEqual(before)
  for (const screen of [a, b]) {
    const shown = placed(screen)
    expect(shown.map(({ thread }) => thread)).toEqual(before)
    expect(wordsOf(screen.document, shown)).toEqual(expected)
    const reloaded = new Y.Doc()
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(screen.document))
    const again = placed({ document: reloaded, places: new ThreadPlaces(reloaded) })
    expect(again).toEqual(shown)
  }
}

function select(editor: Editor, from: number, to: number): void {
  const { doc, tr } = editor.state
  const selection = TextSelection.create(doc, positionAt(doc, from), positionAt(doc, to))
  editor.view.dispatch(tr.setSelection(selection))
}

function selectAll(editor: Editor): void {
  editor.commands.selectAll()
}

/** As the browser does: what is selected goes to the clipboard and out of the text. */
function cut(editor: Editor): { html: string; text: string } {
  const { dom, text } = editor.view.serializeForClipboard(editor.state.selection.content())
  const clipboard = { html: dom.innerHTML, text }
  editor.view.dispatch(editor.state.tr.deleteSelection())
  return clipboard
}

function paste(editor: Editor, { html }: { html: string }): void {
  // jsdom has no clipboard events.
  editor.view.pasteHTML(html, Object.assign(new Event('paste'), { clipboardData: null }))
}

function typeOver(editor: Editor, quote: string, words: string): void {
  const from = editor.getText({ blockSeparator: '\n' }).indexOf(quote)
  select(editor, from, from + quote.length)
  editor.view.dispatch(editor.state.tr.insertText(words))
}

const REPLACED = TWENTY_QUOTES.map((_, index) => `afholdes møde nummer ${index}`)

/** Somebody goes on writing in the same lines. */
function typeMeanwhile({ body }: Screen): void {
  for (const [index, town] of TWENTY_TOWNS.entries()) {
    const lines = body.getText({ blockSeparator: '\n' })
    if (index % 2 === 0)
      select(body, lines.indexOf(`I uge ${20 + index}`), lines.indexOf(`I uge ${20 + index}`))
    else select(body, lines.indexOf(town) + town.length, lines.indexOf(town) + town.length)
    body.view.dispatch(body.state.tr.insertText(index % 2 === 0 ? 'Foreløbigt: ' : ' by'))
  }
}

describe('[COMMENT-2] twenty threads', () => {
  it('(a) follow their words when they are cut and pasted into another section', () => {
    placed(a)
    selectAll(a.body)
    const clipboard = cut(a.body)
    exchange()
    expect(wordsOf(b.document, placed(b))).toEqual(TWENTY_QUOTES.map(() => undefined))
    paste(a.section, clipboard)
    expectOnEveryScreen(TWENTY_QUOTES)
    expect(placed(b).every(({ place }) => place.kind === 'text' && place.text.kind === 'section')).toBe(true)
  })

  it('(a) follow their words when each is cut out of its line and pasted alone', () => {
    for (const quote of TWENTY_QUOTES) {
      const from = a.body.getText({ blockSeparator: '\n' }).indexOf(quote)
      select(a.body, from, from + quote.length)
      const clipboard = cut(a.body)
      a.section.commands.focus('end')
      a.section.commands.enter()
      paste(a.section, clipboard)
    }
    expectOnEveryScreen(TWENTY_QUOTES)
  })

  it('(b) are back on their words when the deletion is undone', () => {
    selectAll(a.body)
    a.body.view.dispatch(a.body.state.tr.deleteSelection())
    exchange()
    expect(wordsOf(b.document, placed(b))).toEqual(TWENTY_QUOTES.map(() => undefined))
    a.undo.undo()
    expectOnEveryScreen(TWENTY_QUOTES)
  })

  it('(c) are detached with their quote when every word is replaced, and back when that is undone', () => {
    placed(b)
    for (const [index, quote] of TWENTY_QUOTES.entries()) {
      a.undo.stopCapturing()
      typeOver(a.body, quote, REPLACED[index] ?? '')
    }
    expectOnEveryScreen(TWENTY_QUOTES.map(() => undefined))
    for (const { thread, place } of placed(b)) {
      expect(place).toEqual({ kind: 'detached', section: 2, title: 'Besøg' })
      expect(thread.anchor).toMatchObject({ quote: TWENTY_QUOTES[Number(thread.id.slice(7))] })
    }
    for (const _ of TWENTY_QUOTES) a.undo.undo()
    expectOnEveryScreen(TWENTY_QUOTES)
  })

  it('(d) are back on their words when an older text is put back, and when a removed activity is', () => {
    changeActivity(a.document, 'fairs', { description: 'Vi venter med besøgene.' }, 'rest')
    expectOnEveryScreen(TWENTY_QUOTES.map(() => undefined))
    changeActivity(a.document, 'fairs', { description: LINES.join('\n') }, 'rest')
    expectOnEveryScreen(TWENTY_QUOTES)
    removeActivity(b.document, 'fairs', 'test')
    expectOnEveryScreen(TWENTY_QUOTES.map(() => undefined))
    restoreActivity(a.document, 'fairs', 'test')
    expectOnEveryScreen(TWENTY_QUOTES)
  })

  it('(e) do all this while one types and the other is offline', () => {
    selectAll(a.body)
    const clipboard = cut(a.body)
    paste(a.section, clipboard)
    typeMeanwhile(b)
    expectOnEveryScreen(TWENTY_QUOTES)

    a.undo.stopCapturing()
    selectAll(a.section)
    a.section.view.dispatch(a.section.state.tr.deleteSelection())
    b.section.commands.insertContent('Imens skriver Mette her. ')
    a.undo.undo()
    expectOnEveryScreen(TWENTY_QUOTES)

    for (const [index, quote] of TWENTY_QUOTES.entries()) typeOver(a.section, quote, REPLACED[index] ?? '')
    b.section.commands.insertContent('Og her. ')
    expectOnEveryScreen(TWENTY_QUOTES.map(() => undefined))
  })
})
