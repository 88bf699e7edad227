import { afterEach, describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, bodyOf, sectionText } from '#shared/plan/plan-document.ts'
import { paragraphsFrom, plainText } from '#shared/plan/rich-text.ts'
import { appendRichText, MARK_NAMES, NODE_NAMES, readRichText } from '#shared/plan/rich-text-document.ts'
import { OpenTexts } from './open-texts.ts'
import { createPlanEditor } from './plan-editor.ts'
import { PlanUndo, type StepPlace } from './plan-undo.ts'
import { SlashMenuState } from './slash-menu-state.ts'
import { TextMarks } from './text-marks.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Two documents that pass every update to each other at once. */
function connectedDocuments() {
  const here = new Y.Doc()
  const there = new Y.Doc()
  here.on('update', (update, origin) => origin !== there && Y.applyUpdate(there, update, here))
  there.on('update', (update, origin) => origin !== here && Y.applyUpdate(here, update, there))
  return { here, there }
}

function openPage(document: Y.Doc) {
  const undo = new PlanUndo(document)
  const steps: StepPlace[] = []
  undo.onStep((place) => steps.push(place))
  const environment = {
    awareness: new Awareness(document),
    undo,
    marks: new TextMarks(),
    texts: new OpenTexts(),
    slashMenu: new SlashMenuState(),
  }
  const open = (place: string, fragment: Y.XmlFragment) => {
    const element = globalThis.document.createElement('div')
    globalThis.document.body.append(element)
    const editor = createPlanEditor({
      ...environment,
      element,
      place,
      fragment,
      label: 'Tekst',
      placeholder: '',
    })
    closing.push(() => {
      editor.destroy()
      element.remove()
    })
    return editor
  }
  closing.push(() => {
    undo.destroy()
    environment.awareness.destroy()
  })
  return { undo, steps, open, awareness: environment.awareness }
}

function body(document: Y.Doc, id: string): Y.XmlFragment {
  const record = activityRecords(document).get(id)
  const fragment = record && bodyOf(record)
  if (!fragment) throw new Error(`No activity ${id}.`)
  return fragment
}

function words(fragment: Y.XmlFragment): string {
  return plainText(readRichText(fragment))
}

describe('the editor', () => {
  it('has exactly the nodes and marks that a plan may hold', () => {
    const document = new Y.Doc()
    const { schema } = openPage(document).open('section/1', sectionText(document, 1))
    expect(
      Object.keys(schema.nodes)
        .filter((name) => name !== 'doc' && name !== 'text')
        .sort(),
    ).toEqual([...NODE_NAMES].sort())
    expect(Object.keys(schema.marks).sort()).toEqual([...MARK_NAMES].sort())
  })

  it('writes nothing by being opened, on an empty text or a filled one', () => {
    const document = new Y.Doc()
    appendRichText(sectionText(document, 2), paragraphsFrom('Fyldt'))
    const before = Y.encodeStateVector(document)
    const page = openPage(document)
    page.open('section/1', sectionText(document, 1))
    page.open('section/2', sectionText(document, 2))
    expect(Y.encodeStateVector(document)).toEqual(before)
  })

  it('keeps caret and words right when another types before the caret in the same paragraph', () => {
    const { here, there } = connectedDocuments()
    createActivity(
      here,
      'a',
      { party: 'censec', category: 1, rank: 'a', description: 'møde i Aarhus' },
      'test',
    )
    const mine = openPage(here).open('body/a', body(here, 'a'))
    const theirs = openPage(there).open('body/a', body(there, 'a'))
    mine.commands.setTextSelection(mine.state.doc.content.size - 1)

    for (const letter of 'WXYZ') {
      theirs.view.dispatch(theirs.state.tr.insertText('>', 1))
      mine.view.dispatch(mine.state.tr.insertText(letter))
    }

    expect(words(body(here, 'a'))).toBe('>>>>møde i AarhusWXYZ')
    expect(words(body(there, 'a'))).toBe('>>>>møde i AarhusWXYZ')
    expect(mine.state.selection.from).toBe(mine.state.doc.content.size - 1)
  })

  it('shows what another has left when all was selected here and no words are left', () => {
    const { here, there } = connectedDocuments()
    appendRichText(sectionText(here, 3), [{ kind: 'quote', blocks: paragraphsFrom('ord') }])
    const mine = openPage(here).open('section/3', sectionText(here, 3))
    const theirs = openPage(there).open('section/3', sectionText(there, 3))
    mine.commands.setTextSelection({ from: 2, to: 5 })
    theirs.commands.deleteRange({ from: 2, to: 5 })
    expect(mine.getHTML()).toBe('<blockquote><p></p></blockquote>')
    expect(theirs.getHTML()).toBe('<blockquote><p></p></blockquote>')
  })

  it('converges when two write in one text at once', () => {
    const { here, there } = connectedDocuments()
    appendRichText(sectionText(here, 3), paragraphsFrom('første\nanden'))
    const mine = openPage(here).open('section/3', sectionText(here, 3))
    const theirs = openPage(there).open('section/3', sectionText(there, 3))
    mine.chain().setTextSelection(2).splitBlock().toggleBulletList().run()
    theirs
      .chain()
      .setTextSelection(theirs.state.doc.content.size - 1)
      .insertContent(' linje')
      .toggleBold()
      .run()
    theirs.chain().insertTable({ rows: 2, cols: 2 }).run()
    expect(mine.getJSON()).toEqual(theirs.getJSON())
    expect(readRichText(sectionText(here, 3))).toEqual(readRichText(sectionText(there, 3)))
  })
})

describe('undo', () => {
  it('undoes only my own steps, in order, across texts, and tells where', () => {
    const { here, there } = connectedDocuments()
    createActivity(here, 'a', { party: 'censec', category: 1, rank: 'a', description: 'A' }, 'test')
    const page = openPage(here)
    const section = page.open('section/1', sectionText(here, 1))
    const bodyEditor = page.open('body/a', body(here, 'a'))
    section.commands.insertContent('Indledning')
    page.undo.stopCapturing()
    bodyEditor.view.dispatch(bodyEditor.state.tr.insertText('mit ', 1))
    const other = openPage(there).open('body/a', body(there, 'a'))
    other.view.dispatch(other.state.tr.insertText('deres ', 1))

    page.undo.undo()
    expect(words(body(here, 'a'))).toBe('deres A')
    expect(page.steps).toEqual([{ kind: 'text', key: 'body/a' }])
    page.undo.undo()
    expect(words(sectionText(here, 1))).toBe('')
    expect(page.steps.at(-1)).toEqual({ kind: 'text', key: 'section/1' })
    page.undo.redo()
    page.undo.redo()
    expect(words(sectionText(here, 1))).toBe('Indledning')
    expect(words(body(there, 'a'))).toContain('mit')
  })

  it('keeps what another has written in a paragraph whose making I undo', () => {
    const { here, there } = connectedDocuments()
    createActivity(here, 'a', { party: 'censec', category: 1, rank: 'a', description: 'Først' }, 'test')
    const page = openPage(here)
    const mine = page.open('body/a', body(here, 'a'))
    mine
      .chain()
      .setTextSelection(mine.state.doc.content.size - 1)
      .splitBlock()
      .run()
    const theirs = openPage(there).open('body/a', body(there, 'a'))
    theirs.view.dispatch(theirs.state.tr.insertText('deres ord', theirs.state.doc.content.size - 1))
    page.undo.undo()
    expect(words(body(here, 'a'))).toContain('deres ord')
    expect(words(body(there, 'a'))).toContain('deres ord')
  })

  it('lives on when an editor closes', () => {
    const document = new Y.Doc()
    createActivity(document, 'a', { party: 'censec', category: 1, rank: 'a' }, 'test')
    const page = openPage(document)
    const first = page.open('section/1', sectionText(document, 1))
    first.commands.insertContent('Et')
    first.destroy()
    const second = page.open('body/a', body(document, 'a'))
    page.undo.stopCapturing()
    second.commands.insertContent('To')
    page.undo.undo()
    page.undo.undo()
    expect(words(sectionText(document, 1))).toBe('')
    expect(words(body(document, 'a'))).toBe('')
  })

  it('hides an activity whose creation is undone and shows it again, whole, on redo', () => {
    const document = new Y.Doc()
    const page = openPage(document)
    page.undo.asOneStep(() =>
      createActivity(
        document,
        'a',
        { party: 'censec', category: 1, rank: 'a', title: 'Messe' },
        'local-edit',
      ),
    )
    page.undo.undo()
    expect(activityRecords(document).get('a')?.get('removed')).toBe(true)
    expect(page.steps.at(-1)).toEqual({ kind: 'activity', activityId: 'a' })
    page.undo.redo()
    expect(activityRecords(document).get('a')?.get('removed')).toBeUndefined()
  })
})

describe('others’ carets', () => {
  it('[SPEED-6] are drawn once for all that come together', async () => {
    const { here, there } = connectedDocuments()
    appendRichText(sectionText(here, 1), paragraphsFrom('Messe i Paris'))
    const page = openPage(here)
    const editor = page.open('section/1', sectionText(here, 1))
    let drawn = 0
    editor.on('transaction', () => {
      drawn += 1
    })
    for (const [id, name] of [
      [11, 'Mette'],
      [12, 'Jonas'],
    ] as const) {
      const caret = Y.createRelativePositionFromTypeIndex(sectionText(there, 1), 0)
      const user = { personId: name, name, party: 'difos', role: 'director' }
      page.awareness.states.set(id, { user, cursor: { place: 'section/1', anchor: caret, head: caret } })
      page.awareness.emit('change', [{ added: [id], updated: [], removed: [] }, 'test'])
    }
    await Promise.resolve()
    expect(drawn).toBe(1)
    const names = [...editor.view.dom.querySelectorAll('.remote-caret-name')].map((one) => one.textContent)
    expect(names).toEqual(['Mette', 'Jonas'])
  })
})
