import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { FRAMES } from '../shared/protocol/frames.ts'
import { expect, PASSWORD, type Server } from './people.ts'

/** A stock y-websocket client with this person's cookie, as an attacker with an account would use it. */
export async function rawClient(server: Server, email: string) {
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  // Node's WebSocket takes headers, which the browser's, whose type it wears here, does not know.
  const SocketWithCookie = new Proxy(WebSocket, {
    construct: (Target, [address]) =>
      Reflect.construct(Target, [address, { headers: { cookie, origin: server.url } }]),
  })
  const document = new Y.Doc()
  const provider = new WebsocketProvider(
    `${server.url.replace('http', 'ws')}/sync`,
    'plan/demo-2027',
    document,
    {
      WebSocketPolyfill: SocketWithCookie,
      disableBc: true,
    },
  )
  // A stock client says of each frame of ours on the console that it does not know it.
  for (const { type } of Object.values(FRAMES)) provider.messageHandlers[type] ??= () => {}
  await expect.poll(() => provider.synced).toBe(true)
  return { document, cookie, close: () => provider.destroy() }
}
