import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { FRAMES } from '#shared/protocol/frames.ts'
import { isEchoOfPresence } from './own-presence.ts'

function presenceFrame(...clients: Y.Doc[]): Uint8Array {
  const awareness = new Awareness(new Y.Doc())
  for (const { clientID } of clients) {
    awareness.states.set(clientID, { at: clientID })
    awareness.meta.set(clientID, { clock: 1, lastUpdated: 0 })
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAMES.awareness.type)
  encoding.writeVarUint8Array(
    encoder,
    encodeAwarenessUpdate(
      awareness,
      clients.map(({ clientID }) => clientID),
    ),
  )
  awareness.destroy()
  return encoding.toUint8Array(encoder)
}

test('what is said of others only is an echo; what says something of oneself is not, nor any other frame', () => {
  const [own, other, third] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  expect(isEchoOfPresence(presenceFrame(other, third), own.clientID)).toBe(true)
  expect(isEchoOfPresence(presenceFrame(other, own), own.clientID)).toBe(false)
  expect(isEchoOfPresence(Uint8Array.of(FRAMES.sync.type, 0, 1, 0), own.clientID)).toBe(false)
  expect(isEchoOfPresence('text', own.clientID)).toBe(false)
})
