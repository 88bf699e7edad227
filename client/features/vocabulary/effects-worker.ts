import { createEffectReader } from '#shared/vocabulary/effect.ts'
import { NOTHING_TAUGHT } from '#shared/vocabulary/workspace-vocabulary.ts'
import { type AskedEffect, answerTo } from './effect-question.ts'

/** A question, with the plan and the vocabulary where they are not those of the last one. */
export type EffectNews = Pick<AskedEffect, 'question'> & Partial<AskedEffect>

let reader = createEffectReader([])
let vocabulary = NOTHING_TAUGHT

self.addEventListener('message', ({ data }: MessageEvent<EffectNews>) => {
  if (data.activities) reader = createEffectReader(data.activities)
  if (data.vocabulary) vocabulary = data.vocabulary
  self.postMessage(answerTo(data.question, reader, vocabulary))
})
