import * as Y from 'yjs'
import { seededRandom } from '#server/testing/seeded-random.ts'
import { beginParagraph } from './paragraph.ts'

/** Like the trace of a paper being written that Yjs' own benchmarks replay (B4): as many edits, in as many updates, of about that size. */
const UPDATES = 26_000
const EDITS_PER_UPDATE = 10
const LONGEST_RUN = { typed: 60, deleted: 26 }
/** Of the runs of typing; the others go on where the caret stands. */
const SHARE_THAT_JUMPS = 1 / 2
const CLIENT_ID = 3_100_000_000
const SEED = 4

export interface LongDocument {
  clientId: number
  /** What its writer sent, one after another. */
  updates: Uint8Array[]
  /** All of it as one update. */
  encoded: Uint8Array
  stateVector: Uint8Array
  /** The clock behind its last edit. */
  clock: number
}

let made: LongDocument | undefined

/** One long paragraph in a plan's first section after 260,000 edits: typing in runs, backspaces, jumps of the caret. Always the same. */
export function longDocument(): LongDocument {
  made ??= make()
  return made
}

function make(): LongDocument {
  const random = seededRandom(SEED)
  const { document, text, updates } = beginParagraph(CLIENT_ID)
  let caret = 0
  let length = 0
  let run = { typing: true, left: 0 }
  const edit = () => {
    if (run.left === 0 || (!run.typing && caret === 0)) {
      const typing = !run.typing || caret === 0
      run = { typing, left: 1 + random.below(typing ? LONGEST_RUN.typed : LONGEST_RUN.deleted) }
      if (typing && random.below(1000) < SHARE_THAT_JUMPS * 1000) caret = random.below(length + 1)
    }
    run.left--
    if (run.typing) {
      text.insert(caret++, String.fromCharCode(97 + random.below(26)))
      length++
    } else {
      text.delete(--caret, 1)
      length--
    }
  }
  for (let update = 0; update < UPDATES; update++) {
    document.transact(() => {
      for (let count = 0; count < EDITS_PER_UPDATE; count++) edit()
    })
  }
  return {
    clientId: CLIENT_ID,
    updates,
    encoded: Y.encodeStateAsUpdate(document),
    stateVector: Y.encodeStateVector(document),
    clock: Y.getState(document.store, CLIENT_ID),
  }
}
