/** What a process asked of the kernel, as strace tells it: in order, with all that was written. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** One call that came back. `begun` and `ended` number the lines of the trace, over all threads. */
export interface Syscall {
  name: string
  begun: number
  ended: number
  /** Of the file or socket it was called on. */
  descriptor: number
  /** What the descriptor stands for: a path, `socket:[…]`, `pipe:[…]`. */
  target: string
  /** The strings given: paths, or what is written, piece by piece. */
  strings: Buffer[]
  /** The arguments and the result as printed, without the strings. */
  text: string
  result: number
}

/** Why no trace can be made here, or undefined. */
export async function whyNoTrace(): Promise<string | undefined> {
  const strace = spawn('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
  const ended = await Promise.race([
    once(strace, 'close').then(([code]) => code === 0),
    once(strace, 'error').then(() => undefined),
  ])
  if (ended === undefined) return 'there is no strace on this machine (Debian: apt-get install strace)'
  return ended ? undefined : 'strace may not trace here'
}

/** The words that run a command under strace, writing these calls of all its threads, with all data, to the file. */
export function tracing(calls: readonly string[], file: string): string[] {
  return ['strace', '-f', '-y', '-xx', '-s', '100000000', '-e', `trace=${calls.join(',')}`, '-o', file]
}

/** Reads a trace. Calls come in the order in which they ended; those that never came back are left out. */
export async function* syscallsIn(file: string): AsyncGenerator<Syscall> {
  const unfinished = new Map<string, { begun: number; text: string }>()
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++
    const space = line.indexOf(' ')
    const thread = line.slice(0, space)
    const text = line.slice(space).trimStart()
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text)
    if (resumed) {
      const start = unfinished.get(thread)
      unfinished.delete(thread)
      if (start) yield* read(start.text + text.slice(resumed[0].length), start.begun, number)
    } else if (text.endsWith('<unfinished ...>')) {
      unfinished.set(thread, { begun: number, text: text.slice(0, -'<unfinished ...>'.length) })
    } else {
      yield* read(text, number, number)
    }
  }
}

function* read(line: string, begun: number, ended: number): Generator<Syscall> {
  const strings: Buffer[] = []
  const text = line.replace(/"((?:\\x[0-9a-f]{2})*)"/g, (_, bytes: string) => {
    strings.push(fromHex(bytes))
    return '""'
  })
  const called = /^(\w+)\((?:(\d+)<([^>]*)>)?.*\)\s+= (-?\d+)/.exec(text)
  if (!called) return
  const [, name = '', descriptor = '-1', target = '', result = '-1'] = called
  yield {
    name,
    begun,
    ended,
    descriptor: Number(descriptor),
    target: fromHex(target).toString('utf8'),
    strings,
    text,
    result: Number(result),
  }
}

function fromHex(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex')
}
