import type { AnsweredEffect, AskEffect, AskedEffect } from './effect-question.ts'
import type { EffectNews } from './effects-worker.ts'

interface Waiting {
  asked: AskedEffect
  answer(answered: AnsweredEffect | undefined): void
}

/**
 * Starts a reader beside the page: reading a plan anew for every word on it would hold up the typing. One question is
 * asked at a time, so that a word that is being typed need not wait for the whole list, nor anything be read in vain.
 */
export function startEffectsWorker(): { ask: AskEffect; stop(): void } {
  const worker = new Worker(new URL('./effects-worker.ts', import.meta.url), { type: 'module' })
  const waiting: Waiting[] = []
  let current: Waiting | undefined
  let told: Partial<AskedEffect> = {}

  function next(): void {
    if (current) return
    const isTyped = ({ asked }: Waiting) => asked.question.kind === 'new-word'
    current = waiting.find(isTyped) ?? waiting[0]
    if (!current) return
    waiting.splice(waiting.indexOf(current), 1)
    const { activities, vocabulary, question } = current.asked
    const news: EffectNews = {
      question,
      ...(activities !== told.activities && { activities }),
      ...(vocabulary !== told.vocabulary && { vocabulary }),
    }
    told = { activities, vocabulary }
    worker.postMessage(news)
  }

  function answer(answered: AnsweredEffect | undefined): void {
    current?.answer(answered)
    current = undefined
    next()
  }

  worker.addEventListener('message', ({ data }: MessageEvent<AnsweredEffect>) => answer(data))
  worker.addEventListener('error', () => {
    // It may not have taken in what it was told.
    told = {}
    answer(undefined)
  })
  return {
    ask(asked, signal) {
      return new Promise((resolve) => {
        const entry = { asked, answer: resolve }
        signal.addEventListener('abort', () => {
          const at = waiting.indexOf(entry)
          if (at >= 0) waiting.splice(at, 1)
          resolve(undefined)
        })
        waiting.push(entry)
        next()
      })
    },
    stop: () => worker.terminate(),
  }
}
