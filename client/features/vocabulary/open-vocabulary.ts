import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import { type Room, roomName } from '#shared/protocol/rooms.ts'
import { readVocabulary } from '#shared/vocabulary/vocabulary-document.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { documentStore } from '../../api/document-store.ts'
import { isSignedInAs } from '../../api/is-signed-in.ts'
import { DocumentConnection } from '../../connection/document-connection.ts'
import { KeptCopy } from '../../connection/kept-copy.ts'
import type { StopReason } from '../../connection/save-state.ts'
import { syncUrl } from '../../connection/sync-url.ts'
import type { Store } from '../../ui/store.ts'

export interface OpenedVocabulary {
  /** Undefined until all of it is there. */
  vocabulary: Store<WorkspaceVocabulary | undefined>
  /** Why it is followed no longer, if it is not. */
  stopped: Store<StopReason | undefined>
  /** Tries again after the person has signed in. */
  retry(): void
  close(): void
}

/** Follows what the workspace has taught, live; `isFromDevice`: from what this device has kept of it on. */
export function openVocabulary(person: Person, isFromDevice = false): OpenedVocabulary {
  const room: Room = { kind: 'workspace' }
  const listeners = new Set<() => void>()
  const stopListeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  /** Goes on being shown until a document that has begun anew is whole. */
  let whole: WorkspaceVocabulary | undefined
  let connection = follow(isFromDevice)

  function follow(opensCopy: boolean): DocumentConnection {
    const followed = new DocumentConnection(syncUrl(), room, new Y.Doc(), {
      copy: new KeptCopy(person.id, roomName(room)),
      opensCopy,
      isSignedIn: () => isSignedInAs(person),
      onDiverged: () => {
        connection.leave()
        connection = follow(false)
      },
    })
    const store = documentStore(followed.document, readVocabulary)
    const read = () => {
      if (connection !== followed) return
      whole = store.read()
      tell()
    }
    void followed.firstSync.then(() => {
      read()
      store.subscribe(read)
    })
    followed.saveState.subscribe(() => {
      for (const listener of stopListeners) listener()
    })
    return followed
  }

  return {
    vocabulary: {
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      read: () => whole,
    },
    stopped: {
      subscribe(listener) {
        stopListeners.add(listener)
        return () => stopListeners.delete(listener)
      },
      read() {
        const state = connection.saveState.read()
        return state.kind === 'stopped' ? state.reason : undefined
      },
    },
    retry: () => void connection.retry(),
    close: () => connection.leave(),
  }
}
