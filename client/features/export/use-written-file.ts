import { useEffect, useRef, useState } from 'react'
import type { callForFile } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useToasts } from '../../ui/toast.tsx'
import { type Shown, useProgress } from './use-progress.ts'

/** From then on it is worth saying that it goes on. */
const LONG_MS = 5_000

export interface WrittenFile {
  /** What the file is called where its answer does not say so. */
  otherwise: string
  /** Asks for it; `watch` is by what it is asked how far it is. */
  ask(watch: string, signal: AbortSignal): ReturnType<typeof callForFile>
}

export interface Writing {
  start(file: WrittenFile): Promise<void>
  /** The server ends what it is writing. */
  cancel(): void
  isPending: boolean
  isLong: boolean
  progress: Shown
  /** Why nothing has come of it. */
  wrong: string | undefined
}

interface WrittenFileWords {
  failed(why: string): string
  done(name: string): string
}

/** Fetches a file that the server writes for it, and saves it; `onDone` is told once it is. */
export function useWrittenFile(words: WrittenFileWords, onDone?: () => void): Writing {
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [state, setState] = useState<'idle' | 'pending' | 'long'>('idle')
  const [wrong, setWrong] = useState<string>()
  const underWay = useRef<AbortController>(undefined)
  const [watch, setWatch] = useState<string>()
  const progress = useProgress(state === 'idle' ? undefined : watch)

  useEffect(() => {
    if (state !== 'pending') return undefined
    // What has ended in the meantime is not long any more, though nothing has been drawn of that yet.
    const isLong = () => setState((now) => (now === 'pending' ? 'long' : now))
    const timer = setTimeout(isLong, LONG_MS)
    return () => clearTimeout(timer)
  }, [state])
  useEffect(() => () => underWay.current?.abort(), [])

  async function start({ otherwise, ask }: WrittenFile) {
    const asking = new AbortController()
    underWay.current = asking
    setWrong(undefined)
    setState('pending')
    const name = crypto.getRandomValues(new Uint32Array(4)).join('-')
    setWatch(name)
    const result = await ask(name, asking.signal)
    if (asking.signal.aborted) return
    setState('idle')
    if (result.kind === 'problem') return setWrong(words.failed(sentenceOf(result)))
    const fileName = result.answer.name ?? otherwise
    saveFile(result.answer.file, fileName)
    toasts.show({ text: words.done(fileName) })
    onDone?.()
  }

  function cancel() {
    underWay.current?.abort()
    setState('idle')
  }

  return { start, cancel, isPending: state !== 'idle', isLong: state === 'long', progress, wrong }
}
