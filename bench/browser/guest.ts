import { setInterval as every } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { asPage } from '#server/testing/as-page.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import type { ServerReady } from '../answer-bench.ts'

/** Somebody in a room with a whole document, as every browser has one. */
export interface Guest {
  document: Y.Doc
  provider: WebsocketProvider
}

/** Resolves once the guest has all that is in the room. */
export async function joinAsGuest({ url, cookie }: ServerReady, room: string): Promise<Guest> {
  const document = new Y.Doc()
  // Node's sockets take headers, which the browser's, whose type this wears here, sends by itself.
  const SocketWithCookie = new Proxy(globalThis.WebSocket, {
    construct: (_, [address]) =>
      new WebSocket(address, { headers: asPage(url, cookie), perMessageDeflate: false }),
  })
  const provider = new WebsocketProvider(url.replace(/\/$/u, ''), room, document, {
    WebSocketPolyfill: SocketWithCookie,
    disableBc: true,
  })
  // A stock client says of each frame of ours on the console that it does not know it.
  for (const { type } of Object.values(FRAMES)) provider.messageHandlers[type] ??= () => {}
  if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return { document, provider }
}

export function leave({ document, provider }: Guest): void {
  provider.destroy()
  document.destroy()
}

interface Typing {
  perSecond: number
  /** What carets in the text call it. */
  place: string
  signal: AbortSignal
}

/** Types letters into a paragraph of one's own at the end of a text, the caret behind each, until the signal ends it. */
export async function keepTyping(
  { document, provider }: Guest,
  text: Y.XmlFragment,
  { perSecond, place, signal }: Typing,
): Promise<void> {
  const words = new Y.XmlText()
  document.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    text.insert(text.length, [paragraph])
    paragraph.insert(0, [words])
  })
  try {
    for await (const _ of every(1000 / perSecond, undefined, { signal })) {
      words.insert(words.length, String.fromCharCode(97 + (words.length % 26)))
      const caret = Y.createRelativePositionFromTypeIndex(words, words.length)
      provider.awareness.setLocalStateField('cursor', { place, anchor: caret, head: caret })
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
