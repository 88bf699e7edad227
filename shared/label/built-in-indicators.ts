import { type IndicatorSet, indicatorSetSchema } from '../protocol/schemas/label.ts'
import indicators from './indicators.json' with { type: 'json' }

/** The indicators that a file begins with: 31 in five groups, in our own words. */
export const BUILT_IN_INDICATORS: IndicatorSet = indicatorSetSchema.parse(indicators)
