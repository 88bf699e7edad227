import * as Y from 'yjs'
import type { MeetingPart } from '#shared/meetings/meeting.ts'
import { approvalsIn, readMeeting } from '#shared/meetings/meeting-document.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { type MeetingRoom, permissionObjectOf, roomName } from '#shared/protocol/rooms.ts'
import { meetingUndoManager } from '#shared/undo/undo-managers.ts'
import { documentStore } from '../../api/document-store.ts'
import { isSignedInAs } from '../../api/is-signed-in.ts'
import { DocumentConnection } from '../../connection/document-connection.ts'
import { KeptEdits } from '../../connection/kept-edits.ts'
import type { SaveStateStore } from '../../connection/save-state.ts'
import { syncUrl } from '../../connection/sync-url.ts'
import type { Store } from '../../ui/store.ts'
import { OpenTexts } from '../plan/open-texts.ts'
import type { TextEnvironment } from '../plan/plan-editor.ts'
import { PlanUndo } from '../plan/plan-undo.ts'
import { announce, Presence } from '../plan/presence.ts'
import { SlashMenuState } from '../plan/slash-menu-state.ts'
import { TextMarks } from '../plan/text-marks.ts'

/** What is written together of a meeting: its open points, or its closed ones. */
export interface OpenPapers {
  part: MeetingPart
  document: Y.Doc
  papers: Store<ReturnType<typeof readMeeting>>
  approvals: Store<ReturnType<typeof approvalsIn>>
  saveState: SaveStateStore
  /** Who else is in it, and where. */
  presence: Presence
  /** What its texts' editors share. */
  environment: TextEnvironment
}

export interface OpenedMeeting {
  open: OpenPapers
  /** Where the person may see them. */
  closed: OpenPapers | undefined
  /** Settles when all of it is there. */
  ready: Promise<void>
  /** Connects again, after the person has signed in. */
  retry(): void
  close(): void
}

/** Connects to a meeting's papers. `onDiverged`: it is to be opened anew. */
export function openMeeting(meetingId: string, person: Person, onDiverged: () => void): OpenedMeeting {
  const open = openPapers('open', { kind: 'meeting', meetingId }, person, onDiverged)
  const closedRoom: MeetingRoom = { kind: 'closed-meeting', meetingId }
  const closed = can(person, 'read', permissionObjectOf(closedRoom))
    ? openPapers('closed', closedRoom, person, onDiverged)
    : undefined
  const all = closed ? [open, closed] : [open]
  return {
    open: open.papers,
    closed: closed?.papers,
    ready: Promise.all(all.map(({ connection }) => connection.firstSync)).then(() => {}),
    retry: () => {
      for (const { connection } of all) void connection.retry()
    },
    close: () => {
      for (const { leave } of all) leave()
    },
  }
}

function openPapers(part: MeetingPart, room: MeetingRoom, person: Person, onDiverged: () => void) {
  const document = new Y.Doc()
  const connection = new DocumentConnection(syncUrl(), room, document, {
    kept: new KeptEdits(person.id, roomName(room)),
    mayEdit: can(person, 'edit', permissionObjectOf(room)),
    isSignedIn: () => isSignedInAs(person),
    onDiverged,
  })
  announce(connection.awareness, person)
  const undo = new PlanUndo(document, meetingUndoManager)
  const environment: TextEnvironment = {
    awareness: connection.awareness,
    undo,
    marks: new TextMarks(),
    texts: new OpenTexts(),
    slashMenu: new SlashMenuState(),
  }
  const papers: OpenPapers = {
    part,
    document,
    papers: documentStore(document, readMeeting),
    approvals: documentStore(document, approvalsIn),
    saveState: connection.saveState,
    presence: new Presence(connection.awareness),
    environment,
  }
  const leave = () => {
    undo.destroy()
    connection.leave()
  }
  return { papers, connection, leave }
}
