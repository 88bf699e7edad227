import { expect, test } from 'vitest'
import { decodeServerMessage, encodeServerMessage, type ServerMessage } from './server-messages.ts'

const MESSAGES: ServerMessage[] = [
  {
    kind: 'records',
    room: 'plan/a',
    epoch: 'first',
    records: [{ position: 7, isSnapshot: true, update: Uint8Array.of(1, 2), author: 'anna' }],
  },
  { kind: 'renewed', room: 'plan/a', epoch: 'first', reason: 'a new generation' },
  {
    kind: 'presence',
    room: 'plan/a',
    server: 'one',
    isWhole: true,
    people: [{ clientId: 3, clock: 4, state: '{}', personId: 'anna', mayEdit: true }],
  },
  { kind: 'who-is-there', room: 'plan/a' },
  { kind: 'gone', server: 'one' },
]

test.each(MESSAGES)(
  '[SERVERS-30] »$kind« of a newer server is understood where something has been put behind it',
  (message) => {
    expect(decodeServerMessage(Uint8Array.of(...encodeServerMessage(message), 9, 9, 9))).toEqual(message)
  },
)

test('[SERVERS-30] a kind that only a newer server knows is passed over, and so is what is no message', () => {
  for (const bytes of [[99, 1, 2, 3], [1], []])
    expect(decodeServerMessage(Uint8Array.from(bytes))).toBeUndefined()
})
