import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import type { Room } from '#shared/protocol/rooms.ts'
import { isSignedInAs } from '../api/is-signed-in.ts'
import { DocumentConnection } from './document-connection.ts'
import { syncUrl } from './sync-url.ts'

/** Calls back whenever something is written in the room from now on. Answers the way to stop. */
export function followRoom(room: Room, person: Person, onNews: () => void): () => void {
  let connection = follow()

  function follow(): DocumentConnection {
    const followed = new DocumentConnection(syncUrl(), room, new Y.Doc(), {
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
