import type { Agreement } from '#shared/agreement/agreement.ts'
import { createEffectReader, type EffectReader } from '#shared/vocabulary/effect.ts'
import { NOTHING_TAUGHT } from '#shared/vocabulary/workspace-vocabulary.ts'
import { type AskedEffect, answerTo } from './effect-question.ts'

/** A question, with the plan and the vocabulary where they are not those of the last one. */
export type EffectNews = Pick<AskedEffect, 'question'> & Partial<AskedEffect> & { agreement?: Agreement }

let agreement: Agreement | undefined
let reader: EffectReader | undefined
let vocabulary = NOTHING_TAUGHT

self.addEventListener('message', ({ data }: MessageEvent<EffectNews>) => {
  agreement = data.agreement ?? agreement
  if (agreement && data.activities) reader = createEffectReader(data.activities, agreement)
  if (data.vocabulary) vocabulary = data.vocabulary
  if (!agreement || !reader) throw new Error('The first question comes with the agreement and the plan.')
  self.postMessage(answerTo(data.question, { reader, vocabulary, agreement }))
})
