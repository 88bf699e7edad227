import { powerLoss } from './power-loss.ts'
import type { Trial } from './trial.ts'

/** Every trial there is, in the order in which they are run. */
export const TRIALS: readonly Trial[] = [powerLoss]
