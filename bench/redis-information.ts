import { once } from 'node:events'
import { connect } from 'node:net'

/** What Redis says of itself under INFO, by name. */
export type RedisInformation = Readonly<Record<string, string>>

/** Asks the Redis on this machine. */
export async function informationOf(port: number): Promise<RedisInformation> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    socket.write('INFO all\r\n')
    let answer = ''
    for await (const chunk of socket) {
      answer += chunk
      const text = bulkIn(answer)
      if (text !== undefined) return informationIn(text)
    }
    throw new Error('Redis ended the line before it had answered.')
  } finally {
    socket.destroy()
  }
}

/** The text that the answer to a command carries, once all of it is there. Throws where the answer is another. */
export function bulkIn(answer: string): string | undefined {
  const head = answer.indexOf('\r\n')
  if (head < 0) return undefined
  const length = /^\$(\d+)$/.exec(answer.slice(0, head))?.[1]
  if (length === undefined) throw new Error(`Redis answered ${answer.slice(0, head)}.`)
  const from = head + 2
  const to = from + Number(length)
  return answer.length < to ? undefined : answer.slice(from, to)
}

export function informationIn(text: string): RedisInformation {
  const lines = text.split('\r\n').filter((line) => !line.startsWith('#'))
  return Object.fromEntries(
    lines.flatMap((line) => {
      const colon = line.indexOf(':')
      return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 1)]]
    }),
  )
}
