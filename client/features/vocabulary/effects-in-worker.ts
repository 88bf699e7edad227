import type { Agreement } from '#shared/agreement/agreement.ts'
import { WorkerBeside } from '../findings/worker-beside.ts'
import type { AnsweredEffect, AskEffect, AskedEffect } from './effect-question.ts'
import type { EffectNews } from './effects-worker.ts'

interface Waiting {
  asked: AskedEffect
  answer(answered: AnsweredEffect | undefined): void
}

/**
 * Reads beside the page: reading a plan anew for every word on it would hold up the typing. One question is asked at a
 * time, so that a word that is being typed need not wait for the whole list, nor anything be read in vain.
 */
export function startEffectsWorker(
  agreement: Agreement,
  start = () => new Worker(new URL('./effects-worker.ts', import.meta.url), { type: 'module' }),
): { ask: AskEffect; stop(): void } {
  const beside = new WorkerBeside<EffectNews, AnsweredEffect>(start)
  const waiting: Waiting[] = []
  let current: Waiting | undefined
  let told: Partial<AskedEffect> = {}

  async function next(): Promise<void> {
    if (current) return
    const isTyped = ({ asked }: Waiting) => asked.question.kind === 'new-word'
    current = waiting.find(isTyped) ?? waiting[0]
    if (!current) return
    waiting.splice(waiting.indexOf(current), 1)
    const { asked } = current
    const answered = await beside.ask((isNew) => newsFor(asked, isNew))
    current.answer(answered)
    // While it stays away each of the others would only wait in vain.
    if (!answered) for (const { answer } of waiting.splice(0)) answer(undefined)
    current = undefined
    await next()
  }

  function newsFor({ activities, vocabulary, question }: AskedEffect, isNew: boolean): EffectNews {
    const known = isNew ? {} : told
    told = { activities, vocabulary }
    return {
      question,
      ...(isNew && { agreement }),
      ...(activities !== known.activities && { activities }),
      ...(vocabulary !== known.vocabulary && { vocabulary }),
    }
  }

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
        void next()
      })
    },
    stop: () => beside.stop(),
  }
}
