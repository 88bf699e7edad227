import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { createActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, titleOf } from '#shared/plan/plan-document.ts'
import { FRAMES } from '#shared/protocol/frames.ts'

const SYNC_UPDATE = 2

/**
 * The frames one person sends who adds an activity and types its title letter by letter: the first carries the activity,
 * the others a letter each. `writer` tells people apart.
 */
export function typingFrames(writer: number, letters: number): Uint8Array[] {
  const document = new Y.Doc()
  const frames: Uint8Array[] = []
  let gathered: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => gathered.push(update))
  const finish = () => {
    frames.push(updateFrame(Y.mergeUpdates(gathered)))
    gathered = []
  }
  const id = `bench-${writer}`
  createActivity(document, id, { party: 'censec', category: 1, rank: 'a0' }, 'bench')
  finish()
  const record = activityRecords(document).get(id)
  const title = record && titleOf(record)
  for (let letter = 0; letter < letters; letter++) {
    title?.insert(letter, String.fromCharCode(97 + (letter % 26)))
    finish()
  }
  return frames
}

function updateFrame(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAMES.sync.type)
  encoding.writeVarUint(encoder, SYNC_UPDATE)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}
