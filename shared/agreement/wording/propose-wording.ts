import type { Agreement } from '../agreement.ts'
import { normalise } from './normalise.ts'
import type { WordingLayers } from './signed-wording.ts'
import { splitWording } from './split-wording.ts'

/** What is proposed of a text to be the wording of the agreement, for a person to correct: every change, every boundary. */
export function proposeWording(raw: string, agreement: Agreement): WordingLayers {
  const names = [...agreement.parties, ...agreement.actors].map(({ name }) => name.da)
  const changes = normalise(raw, names)
  return { raw, changes, passages: splitWording(raw, changes, agreement) }
}
