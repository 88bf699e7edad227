import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import { isSignedInAs } from '../../api/is-signed-in.ts'
import { DocumentConnection } from '../../connection/document-connection.ts'
import { syncUrl } from '../../connection/sync-url.ts'

/** Calls back whenever something is said of the plan from now on: a comment, a decision, an approval. Answers the way to stop. */
export function followLedger(planId: string, person: Person, onNews: () => void): () => void {
  let connection = follow()

  function follow(): DocumentConnection {
    const followed = new DocumentConnection(syncUrl(), { kind: 'ledger', planId }, new Y.Doc(), {
      isSignedIn: () => isSignedInAs(person),
      onDiverged: () => {
        connection.leave()
        connection = follow()
        onNews()
      },
    })
    void followed.firstSync.then(() => {
      if (connection === followed) followed.document.on('update', onNews)
    })
    return followed
  }

  return () => {
    connection.document.off('update', onNews)
    connection.leave()
  }
}
