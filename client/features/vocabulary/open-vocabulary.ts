import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import { readVocabulary } from '#shared/vocabulary/vocabulary-document.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { documentStore } from '../../api/document-store.ts'
import { isSignedInAs } from '../../api/is-signed-in.ts'
import { DocumentConnection } from '../../connection/document-connection.ts'
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

/** Follows what the workspace has taught, live. `onDiverged`: it is to be opened anew. */
export function openVocabulary(person: Person, onDiverged: () => void): OpenedVocabulary {
  const connection = new DocumentConnection(syncUrl(), { kind: 'workspace' }, new Y.Doc(), {
    isSignedIn: () => isSignedInAs(person),
    onDiverged,
  })
  let isWhole = false
  const taught = documentStore(connection.document, readVocabulary)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const unsubscribe = taught.subscribe(() => isWhole && tell())
  void connection.firstSync.then(() => {
    isWhole = true
    tell()
  })
  return {
    vocabulary: {
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      read: () => (isWhole ? taught.read() : undefined),
    },
    stopped: {
      subscribe: (listener) => connection.saveState.subscribe(listener),
      read() {
        const state = connection.saveState.read()
        return state.kind === 'stopped' ? state.reason : undefined
      },
    },
    retry: () => void connection.retry(),
    close() {
      unsubscribe()
      connection.leave()
    },
  }
}
