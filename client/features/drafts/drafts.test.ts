import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { changeActivity, createActivity, removeActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, bodyOf, LOCAL_EDIT, sectionText } from '#shared/plan/plan-document.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { textBlocksOf } from '#shared/plan/text-offsets.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { movedReason } from '#shared/protocol/new-generation.ts'
import type { ConnectionOptions } from '../../connection/document-connection.ts'
import type { Passage } from '../../connection/draft.ts'
import { freshBrowser, type KeptPage, openPage } from '../../testing/kept-pages.ts'
import { Drafts } from './drafts.ts'
import { offerUnsavedWhenOver } from './offer-unsaved.ts'
import { passagesOf } from './passages.ts'

/** The plan as the server has it. */
function plan(): Y.Doc {
  const document = new Y.Doc()
  appendRichText(sectionText(document, 2), paragraphsFrom('Viden deles.\nTal indsamles.'))
  createActivity(
    document,
    'a',
    { party: 'censec', category: 4, rank: 'a0', title: 'Kursus', description: 'To dage.\nTre hold.' },
    LOCAL_EDIT,
  )
  return document
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

/** What `edit` adds to the document, letter by letter. */
function updatesOf(document: Y.Doc, edit: () => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const onUpdate = (update: Uint8Array) => updates.push(update)
  document.on('update', onUpdate)
  edit()
  document.off('update', onUpdate)
  return updates
}

function typeAtEnd(parent: Y.XmlFragment | undefined, block: number, words: string): void {
  const text = parent && textBlocksOf(parent)[block]?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('There is no such paragraph.')
  for (const letter of words) text.insert(text.length, letter)
}

function bodyIn(document: Y.Doc): Y.XmlFragment | undefined {
  const record = activityRecords(document).get('a')
  return record && bodyOf(record)
}

const textsOf = (passages: readonly Passage[]) =>
  passages.map(({ place, text }) => [place.kind === 'activity' ? place.field : place.kind, text])

describe('the words of unsaved edits', () => {
  it('are the whole paragraphs and fields they are in, and nothing that others wrote', () => {
    const document = copyOf(plan())
    const updates = updatesOf(document, () => {
      typeAtEnd(sectionText(document, 2), 1, ' Hvert år.')
      typeAtEnd(bodyIn(document), 0, ' I Odense.')
      changeActivity(
        document,
        'a',
        {
          goal: '20 firmaer',
          audience: ['SMV'],
          budget: 5000,
          status: 'planned',
          start: '2027-03-01',
          end: '2027-03-31',
          precision: 'month',
        },
        LOCAL_EDIT,
      )
    })
    expect(textsOf(passagesOf(document, updates))).toEqual([
      ['section', 'Tal indsamles. Hvert år.'],
      ['body', 'To dage. I Odense.'],
      ['period', 'marts 2027'],
      ['status', 'planned'],
      ['budget', '5000'],
      ['goal', '20 firmaer'],
      ['audience', 'SMV'],
    ])
  })

  it('are marked where they stand in a paragraph with others’, also right after what was saved', () => {
    const document = copyOf(plan())
    typeAtEnd(bodyIn(document), 0, ' Gemt.')
    const updates = updatesOf(document, () => typeAtEnd(bodyIn(document), 0, ' Ikke gemt.'))
    const [passage] = passagesOf(document, updates)
    expect(passage?.text).toBe('To dage. Gemt. Ikke gemt.')
    expect(passage?.own?.map(({ from, to }) => passage.text.slice(from, to))).toEqual([' Ikke gemt.'])
  })

  it('leave out what the person has taken away again, letters as well as activities', () => {
    const document = copyOf(plan())
    const updates = updatesOf(document, () => {
      typeAtEnd(bodyIn(document), 0, 'fejl')
      const text = bodyIn(document) && textBlocksOf(bodyIn(document) ?? new Y.XmlFragment())[0]?.get(0)
      if (text instanceof Y.XmlText) text.delete(text.length - 4, 4)
      createActivity(document, 'b', { party: 'censec', category: 1, rank: 'a0', title: 'Fejl' }, LOCAL_EDIT)
      removeActivity(document, 'b', LOCAL_EDIT)
    })
    expect(passagesOf(document, updates)).toEqual([])
  })

  it('are still found, by place where it is known, when what they build on is nowhere', () => {
    const server = plan()
    const typist = copyOf(server)
    typeAtEnd(bodyIn(typist), 0, ' Gemt.')
    const updates = updatesOf(typist, () => {
      typeAtEnd(bodyIn(typist), 0, ' Ikke gemt')
      typeAtEnd(sectionText(typist, 2), 0, ' Heller ikke')
      createActivity(typist, 'b', { party: 'censec', category: 1, rank: 'a0', title: 'Ny messe' }, LOCAL_EDIT)
    })
    const restored = copyOf(server)
    for (const update of updates) Y.applyUpdate(restored, update)
    expect(restored.store.pendingStructs).not.toBeNull()
    expect(textsOf(passagesOf(restored, updates))).toEqual([
      ['unknown', ' Ikke gemt'],
      ['section', ' Heller ikke'],
      ['title', 'Ny messe'],
    ])
  })

  it('are passed over where the bytes are no update', () => {
    expect(passagesOf(plan(), [new Uint8Array([1, 2, 3])])).toEqual([])
  })
})

describe('[SYNC-13] what cannot be merged', () => {
  let server: Y.Doc

  beforeEach(() => {
    freshBrowser()
    server = plan()
  })

  async function openWithDrafts(
    epoch: string,
    from = server,
    onDiverged?: ConnectionOptions['onDiverged'],
  ): Promise<KeptPage & { drafts: Drafts; stop(): void }> {
    let drafts: Drafts | undefined
    const page = await openPage('anna', {
      onUnmergeable: (edits, reason) => drafts?.addUnmergeable(edits, reason),
      ...(onDiverged && { onDiverged }),
    })
    drafts = new Drafts(page.kept, page.document)
    const stop = offerUnsavedWhenOver(page.connection, drafts, () => undefined)
    page.meet(from, epoch).saved(1)
    await drafts.open()
    return { ...page, drafts, stop }
  }

  it('is offered on the page that typed it, kept as a draft instead of as edits, and survives a reload', async () => {
    const page = await openWithDrafts('first')
    page.socket().close(1006)
    typeAtEnd(bodyIn(page.document), 0, ' I Odense.')
    dispatchEvent(new Event('online'))
    page.socket().close(CLOSE_CODES.epochEnded)
    expect(page.drafts.read().map(({ reason, passages }) => [reason, textsOf(passages)])).toEqual([
      ['restored', [['body', 'To dage. I Odense.']]],
    ])
    await vi.waitFor(async () => expect(await page.kept.read()).toEqual([]))

    const reloaded = await openWithDrafts('second')
    expect(reloaded.drafts.read()).toEqual(page.drafts.read())
    reloaded.drafts.discard(page.connection.page)
    expect(reloaded.drafts.read()).toEqual([])
    expect((await openWithDrafts('second')).drafts.read()).toEqual([])
  })

  it('[CONF-8] is kept before the document is fetched anew, where a party has moved something out of it', async () => {
    const onDiverged = vi.fn()
    const page = await openWithDrafts('first', server, onDiverged)
    typeAtEnd(bodyIn(page.document), 0, ' I Odense.')
    page.socket().close(CLOSE_CODES.epochEnded, movedReason('difos'))
    expect(page.connection.saveState.read()).toMatchObject({ kind: 'stopped', isFetchedAnew: true })
    await vi.waitFor(() =>
      expect(onDiverged.mock.calls).toEqual([[{ kind: 'moved', by: 'difos', isAllSaved: false }]]),
    )
    const anew = await openWithDrafts('second')
    expect(anew.drafts.read()).toEqual(page.drafts.read())
    expect(textsOf(anew.drafts.read().flatMap(({ passages }) => passages))).toEqual([
      ['body', 'To dage. I Odense.'],
    ])
  })

  it('is offered after a reload where the tab was closed before anybody knew', async () => {
    const page = await openWithDrafts('first')
    page.socket().close(1006)
    typeAtEnd(bodyIn(page.document), 0, ' I Odense.')
    await vi.waitFor(async () => expect(await page.kept.read()).toHaveLength(10))
    page.stop()
    const reopened = await openWithDrafts('second')
    expect(textsOf(reopened.drafts.read().flatMap(({ passages }) => passages))).toEqual([
      ['body', 'To dage. I Odense.'],
    ])
    expect(textsOf(passagesOf(reopened.document, reopened.connection.unsaved))).toEqual([])
    const again = await openWithDrafts('second')
    expect(again.drafts.read()).toEqual(reopened.drafts.read())
  })

  it('is not offered where the plan has it after all', async () => {
    const page = await openWithDrafts('first')
    page.socket().close(1006)
    typeAtEnd(bodyIn(page.document), 0, ' I Odense.')
    await vi.waitFor(async () => expect(await page.kept.read()).toHaveLength(10))
    page.stop()
    const reopened = await openWithDrafts('second', copyOf(page.document))
    expect(reopened.drafts.read()).toEqual([])
    await vi.waitFor(async () => expect(await reopened.kept.read()).toEqual([]))
  })

  it.each(['too-large', 'invalid'] as const)(
    'is offered when the server refuses it as %s, and not sent again after a reload',
    async (code) => {
      const page = await openWithDrafts('first')
      typeAtEnd(bodyIn(page.document), 0, '!')
      while (page.state().kind !== 'stopped') {
        const socket = page.socket()
        if (socket.readyState === socket.CONNECTING) page.meet(server, 'first')
        socket.refused(code)
      }
      expect(textsOf(page.drafts.read().flatMap(({ passages }) => passages))).toEqual([['body', 'To dage.!']])
      await vi.waitFor(async () => expect(await page.kept.read()).toEqual([]))
      const reloaded = await openWithDrafts('first')
      expect(reloaded.connection.unsaved).toEqual([])
      expect(reloaded.drafts.read()).toEqual(page.drafts.read())
    },
  )

  it('is not a draft where an update of Samplan asks for a reload: it comes back by itself', async () => {
    const page = await openWithDrafts('first')
    page.socket().close(1006)
    typeAtEnd(bodyIn(page.document), 0, '!')
    await vi.waitFor(async () => expect(await page.kept.read()).toHaveLength(1))
    dispatchEvent(new Event('online'))
    page.socket().close(CLOSE_CODES.clientTooOld)
    expect(page.drafts.read()).toEqual([])
    expect(await page.kept.read()).toHaveLength(1)
  })

  it('is only on the page itself for one who may no longer open the plan', async () => {
    const page = await openWithDrafts('first')
    typeAtEnd(bodyIn(page.document), 0, '!')
    page.socket().close(CLOSE_CODES.notAllowed)
    expect(page.drafts.read()).toHaveLength(1)
    await vi.waitFor(async () => expect(await page.database.edits.count('anna')).toBe(0))
  })
})
