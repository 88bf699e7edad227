import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import type { PlanSummary } from '#shared/protocol/schemas.ts'
import { DocumentConnection } from '../../connection/document-connection.ts'
import type { StopReason } from '../../connection/save-state.ts'
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

/** Connects to the plan and its ledger and sets up what the page works with. */
export function openPlan(summary: PlanSummary, person: Person): OpenedPlan {
  const { protocol, host } = location
  const serverUrl = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`
  const document = new Y.Doc()
  const connection = new DocumentConnection(serverUrl, { kind: 'plan', planId: summary.id }, document)
  const ledger = new DocumentConnection(serverUrl, { kind: 'ledger', planId: summary.id }, new Y.Doc())
  const activities = new LiveActivityIndex(document)
  const order = new PageOrder(activities)
  const undo = new PlanUndo(document)
  const place = new PlaceInView(activities)
  const connections = [connection, ledger]
  announce(connection.awareness, person)
  const leaving = new AbortController()
  // Heard before the connection counts what is unsaved.
  addEventListener('beforeunload', () => undo.writePendingInputs(), { capture: true, signal: leaving.signal })
  const parts: PageParts = {
    plan: {
      id: summary.id,
      year: summary.year,
      title: summary.title,
      person,
      document,
      ledger: ledger.document,
      awareness: connection.awareness,
      saveState: connection.saveState,
      activities,
      place,
      marks: new TextMarks(),
      goTo: showPlace,
    },
    retry() {
      for (const one of connections) one.retry()
    },
    undo,
    texts: new OpenTexts(),
    order,
    presence: new Presence(connection.awareness),
    slashMenu: new SlashMenuState(),
    newActivity: new NewActivity(),
    comments: { current: undefined },
    mayEdit: mayEditPlan(person),
  }
  return {
    parts,
    ready: Promise.all(connections.map((one) => one.firstSync)).then(() => undefined),
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
      place.stop()
      order.stop()
      activities.stop()
      undo.destroy()
      ledger.leave()
      connection.leave()
    },
  }
}
