import * as Y from 'yjs'
import { checkUpdate } from '#server/rooms/check-update.ts'
import { readDocument } from '#server/rooms/read-document.ts'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { beginPlan } from '#shared/plan/edit-plan.ts'
import { activityRecords, LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { planUndoManager } from '#shared/undo/undo-managers.ts'
import type { Chance } from '../convergence/chance.ts'
import { addActivity, editPlan } from '../convergence/plan-edits.ts'

const SERVER_CLIENT = 1
const FROM_SERVER = 'from-server'
const PEOPLE = 3
const STEPS = 120

/** A document as it was at one moment, what had been written until then, and what was written right after. */
export interface Corpus {
  document: Uint8Array
  before: Uint8Array[]
  after: Uint8Array[]
  /** Updates that nobody meant any harm with, all of them taken; and how many only when asked for again. */
  legitimate: number
  askedAgain: number
}

interface Page {
  document: Y.Doc
  undo: ReturnType<typeof planUndoManager>
  isOnline: boolean
  unsent: Uint8Array[]
}

/**
 * Lets three people write a plan: texts, marks, tables, moves, undo, offline spells. Throws when an update of theirs is
 * refused although it is their whole difference.
 */
export function makeCorpus(chance: Chance): Corpus {
  const server = documentOf(SERVER_CLIENT)
  beginPlan(server, 'Plan', BUILT_IN_CATEGORIES)
  for (let count = 0; count < 3; count++) addActivity(server, chance)
  const pages = Array.from({ length: PEOPLE }, () => openPage(server, chance))
  const taken: Uint8Array[] = [Y.encodeStateAsUpdate(server)]
  let askedAgain = 0
  let legitimate = 0
  const moment = chance.whole(STEPS / 4, (STEPS * 3) / 4)
  let corpus: { document: Uint8Array; before: number } | undefined

  const send = (page: Page, update: Uint8Array) => {
    legitimate++
    let sent = update
    let check = checkUpdate(server, sent, { mayWriteAs: (id) => id === page.document.clientID })
    if (!check.ok && check.builtOnMissing) {
      askedAgain++
      sent = Y.encodeStateAsUpdate(page.document, Y.encodeStateVector(server))
      check = checkUpdate(server, sent, { mayWriteAs: (id) => id === page.document.clientID })
    }
    if (!check.ok) throw new Error(`What nobody meant any harm with was refused: ${check.reason}`)
    taken.push(sent)
    Y.applyUpdate(server, sent, page)
    for (const other of pages) if (other.isOnline) sync(server, other.document)
  }

  for (let step = 0; step < STEPS; step++) {
    if (step === moment) corpus = { document: Y.encodeStateAsUpdate(server), before: taken.length }
    const page = chance.oneOf(pages)
    if (!page) break
    chance.weighted<() => void>([
      [40, () => editPlan(page.document, chance)],
      [6, () => page.undo.undo()],
      [3, () => page.undo.redo()],
      [5, () => page.undo.stopCapturing()],
      [2, () => typeEmoji(page.document, chance)],
      [4, () => setOnline(server, page, !page.isOnline)],
    ])?.()
    if (!page.isOnline) continue
    for (const update of page.unsent.splice(0)) send(page, update)
  }
  for (const page of pages) {
    setOnline(server, page, true)
    for (const update of page.unsent.splice(0)) send(page, update)
    page.document.destroy()
  }
  server.destroy()
  if (!corpus) throw new Error('The session ended before the moment that was to be kept.')
  return {
    document: corpus.document,
    before: taken.slice(0, corpus.before),
    after: taken.slice(corpus.before),
    legitimate,
    askedAgain,
  }
}

function openPage(server: Y.Doc, chance: Chance): Page {
  const document = documentOf(chance.whole(2, 2 ** 32 - 1))
  sync(server, document)
  const undo = planUndoManager(document, { trackedOrigins: [LOCAL_EDIT], captureTimeout: 0 })
  const page: Page = { document, undo, isOnline: true, unsent: [] }
  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (page.isOnline && origin !== FROM_SERVER) page.unsent.push(update)
  })
  return page
}

function setOnline(server: Y.Doc, page: Page, isOnline: boolean): void {
  if (isOnline && !page.isOnline) {
    sync(server, page.document)
    page.unsent = [Y.encodeStateAsUpdate(page.document, Y.encodeStateVector(server))]
  }
  page.isOnline = isOnline
}

function sync(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), FROM_SERVER)
}

function documentOf(clientId: number): Y.Doc {
  const document = readDocument('corpus', [])
  document.clientID = clientId
  return document
}

function typeEmoji(document: Y.Doc, chance: Chance): void {
  const record = chance.oneOf([...activityRecords(document).values()])
  const title = record?.get('title')
  if (title instanceof Y.Text) document.transact(() => title.insert(0, '😀 '), LOCAL_EDIT)
}
