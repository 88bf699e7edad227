import * as Y from 'yjs'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoriesOf } from '#shared/agreement/categories.ts'
import { placeKey } from '#shared/comments/thread.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { type Room, roomName } from '#shared/protocol/rooms.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { changesAgreed } from '#shared/sign-off/changes-agreed.ts'
import { isSignedInAs } from '../../api/is-signed-in.ts'
import { DocumentConnection } from '../../connection/document-connection.ts'
import { KeptCopy } from '../../connection/kept-copy.ts'
import { KeptEdits } from '../../connection/kept-edits.ts'
import { finalReason, type StopReason } from '../../connection/save-state.ts'
import { syncUrl } from '../../connection/sync-url.ts'
import type { WhyAnew } from '../../connection/why-anew.ts'
import { Drafts } from '../drafts/drafts.ts'
import { offerUnsavedWhenOver } from '../drafts/offer-unsaved.ts'
import { LiveFollowUps } from '../follow-up/live-follow-ups.ts'
import { type OpenedVocabulary, openVocabulary } from '../vocabulary/open-vocabulary.ts'
import { LiveActivityIndex } from './activity-index.ts'
import { NewActivity } from './new-activity.ts'
import { OpenTexts } from './open-texts.ts'
import { PageOrder } from './page-order.ts'
import { mayEditPlan, type PageParts } from './page-parts.tsx'
import { PlaceInView } from './place-in-view.ts'
import { PlanUndo } from './plan-undo.ts'
import { announce, Presence } from './presence.ts'
import { showPlace } from './show-place.ts'
import { SlashMenuState } from './slash-menu-state.ts'
import { TextMarks } from './text-marks.ts'

export interface OpenedPlan {
  parts: PageParts
  /** Settles when the plan and its ledger are whole; drawing it earlier would show an empty plan. */
  ready: Promise<void>
  /** Hears why either of them has stopped; until `ready` that means it will never be whole. */
  onStop(listener: (reason: StopReason) => void): () => void
  close(): void
}

/**
 * Connects to the plan and its ledger and sets up what the page works with. `onDiverged`: it is to be opened anew.
 * `isFromDevice`: it begins with what this device has kept of it, since the server cannot be reached.
 */
export function openPlan(
  summary: PlanSummary,
  reader: Reader,
  onDiverged: (why: WhyAnew) => void,
  isFromDevice = false,
): OpenedPlan {
  const planId = summary.id
  const { person } = reader
  // The plan is whole without it, and goes on when it stops.
  const vocabulary = openVocabulary(person, isFromDevice)
  const rooms: Rooms = {
    document: { kind: 'plan', planId },
    ledger: { kind: 'ledger', planId },
    mayEdit: mayEditPlan(person),
    isConfidential: false,
    isFromDevice,
  }
  return openRooms(rooms, summary, reader, vocabulary, onDiverged)
}

/** The same for what the person's party keeps to itself beside the plan, which must be open to them. */
export function openConfidentialPart(
  { plan, wayToText }: Pick<PageParts, 'plan' | 'wayToText'>,
  onDiverged: () => void,
): OpenedPlan {
  const { id: planId, year, title, person, vocabulary } = plan
  const { party } = person
  const rooms: Rooms = {
    document: { kind: 'confidential', planId, party },
    ledger: { kind: 'confidential-ledger', planId, party },
    mayEdit: can(person, 'edit', { kind: 'confidential', party }),
    isConfidential: true,
    isFromDevice: false,
  }
  // Whoever has opened the plan follows the vocabulary already.
  const followed = { vocabulary, retry: () => undefined, close: () => undefined }
  return openRooms(rooms, { id: planId, year, title }, plan, followed, onDiverged, wayToText)
}

/** Who has the plan open, and under which agreement. */
interface Reader {
  person: Person
  agreement: Agreement
}

interface Rooms {
  document: Room
  ledger: Room
  mayEdit: boolean
  /** Then no copy of it is kept in the browser. */
  isConfidential: boolean
  isFromDevice: boolean
}

function openRooms(
  rooms: Rooms,
  summary: Pick<PlanSummary, 'id' | 'year' | 'title'>,
  { person, agreement }: Reader,
  vocabulary: Pick<OpenedVocabulary, 'vocabulary' | 'retry' | 'close'>,
  onDiverged: (why: WhyAnew) => void,
  wayToText: PageParts['wayToText'] = { current: undefined },
): OpenedPlan {
  const serverUrl = syncUrl()
  const { document: room, mayEdit, isConfidential, isFromDevice: opensCopy } = rooms
  const copyOf = (one: Room) => (isConfidential ? undefined : new KeptCopy(person.id, roomName(one)))
  const document = new Y.Doc()
  const categories = categoriesOf(agreement)
  const kept = new KeptEdits(person.id, roomName(room))
  const drafts = new Drafts(kept, document)
  const isSignedIn = () => isSignedInAs(person)
  const connection = new DocumentConnection(serverUrl, room, document, {
    kept,
    copy: copyOf(room),
    opensCopy,
    mayEdit,
    isSignedIn,
    onUnmergeable: drafts.addUnmergeable,
    onDiverged,
  })
  // Words that cannot be saved any more stay on the screen, with the means to copy them.
  const openAnew = (why: WhyAnew) => {
    undo.writePendingInputs()
    if (connection.unsaved.length === 0) onDiverged(why)
  }
  const ledger = new DocumentConnection(serverUrl, rooms.ledger, new Y.Doc(), {
    copy: copyOf(rooms.ledger),
    opensCopy,
    isSignedIn,
    onDiverged: openAnew,
  })
  const activities = new LiveActivityIndex(document, categories)
  const followUps = new LiveFollowUps(document)
  const order = new PageOrder(activities, categories, isConfidential)
  const undo = new PlanUndo(document)
  const place = new PlaceInView(activities)
  const texts = new OpenTexts()
  const connections = [connection, ledger]
  announce(connection.awareness, person)
  const leaving = new AbortController()
  // Heard before the connection counts what is unsaved; a phone puts a page away without asking.
  for (const event of ['beforeunload', 'pagehide']) {
    addEventListener(event, () => undo.writePendingInputs(), { capture: true, signal: leaving.signal })
  }
  const stopOffering = offerUnsavedWhenOver(connection, drafts, () => undo.writePendingInputs())
  const takesEdits = () =>
    mayEdit && !leaving.signal.aborted && finalReason(connection.saveState.read()) === undefined
  const parts: PageParts = {
    plan: {
      id: summary.id,
      year: summary.year,
      title: summary.title,
      person,
      agreement,
      categories,
      document,
      get epoch() {
        return connection.epoch
      },
      ledger: ledger.document,
      vocabulary: vocabulary.vocabulary,
      awareness: connection.awareness,
      saveState: connection.saveState,
      activities,
      followUps,
      place,
      marks: new TextMarks(),
      goTo(there) {
        const show = () => {
          if (!('text' in there)) return showPlace(there)
          const { text, from, to } = there
          // Words that are selected go with the next key that is pressed.
          return texts.focus(placeKey(text), { anchor: mayEdit ? to : from, head: to })
        }
        if (!show()) wayToText.current?.(show)
      },
      takesEdits,
      edit(change) {
        if (!takesEdits() || changesAgreed(document, change)) return undefined
        let hasChanged = false
        undo.asOneStep(() => {
          hasChanged = change(document)
        })
        if (!hasChanged) return undefined
        return { takeBack: () => undo.undo(), onOvertaken: (listener) => undo.onNextEdit(listener) }
      },
    },
    retry() {
      for (const one of connections) void one.retry()
      vocabulary.retry()
    },
    undo,
    texts,
    order,
    presence: new Presence(connection.awareness),
    slashMenu: new SlashMenuState(),
    newActivity: new NewActivity(),
    comments: { current: undefined },
    wayToText,
    drafts,
    mayEdit,
    isConfidential,
  }
  return {
    parts,
    ready: Promise.all(connections.map((one) => one.firstSync)).then(() => void drafts.open()),
    onStop(listener) {
      const unsubscribes = connections.map(({ saveState }) =>
        saveState.subscribe(() => {
          const state = saveState.read()
          if (state.kind === 'stopped') listener(state.reason)
        }),
      )
      return () => {
        for (const unsubscribe of unsubscribes) unsubscribe()
      }
    },
    close() {
      // First: the fields' own clean-up comes after this page's, when nothing carries words to the server any more.
      undo.writePendingInputs()
      leaving.abort()
      stopOffering()
      place.stop()
      order.stop()
      activities.stop()
      followUps.stop()
      undo.destroy()
      vocabulary.close()
      ledger.leave()
      connection.leave()
    },
  }
}
