import { describe, expect, it } from 'vitest'
import { fieldOfLabel, unitOfLabel } from './field-of-label.ts'

/** As people head a column of money. */
const LABELS = ['Budget', 'Beløb', 'Økonomi', 'Pris', 'Udgift', 'Udgifter', 'Omkostninger', 'Amount', 'Cost']

const UNITS = [
  ['', undefined],
  [' kr', undefined],
  [' kr.', undefined],
  [' (kr.)', undefined],
  [' i kr.', undefined],
  [' DKK', undefined],
  [' t.kr.', 't.kr.'],
  [' (tkr)', 't.kr.'],
  [' i t. kr.', 't.kr.'],
  [' i 1.000 kr.', 't.kr.'],
  [' mio.', 'mio. kr.'],
  [' (mio. kr.)', 'mio. kr.'],
] as const

describe('[IMPORT-2] the unit of amounts', () => {
  it.each(UNITS)('under labels that end in »%s« is %s', (ending, unit) => {
    const labels = LABELS.map((label) => `${label}${ending}`)
    expect(labels.map((label) => [label, fieldOfLabel(label), unitOfLabel(label)])).toEqual(
      labels.map((label) => [label, 'budget', unit]),
    )
  })

  it('is what a label of nothing else says', () => {
    const labels = ['kr.', 'Kroner', 't.kr.', 'tkr']
    expect(labels.map(fieldOfLabel)).toEqual(Array(4).fill('budget'))
    expect(labels.map(unitOfLabel)).toEqual([undefined, undefined, 't.kr.', 't.kr.'])
  })
})
