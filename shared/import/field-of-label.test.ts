import { describe, expect, it } from 'vitest'
import { fieldOfLabel, unitOfLabel } from './field-of-label.ts'

const AMOUNTS = ['Budget', 'Beløb', 'Økonomi', 'Pris', 'Udgift', 'Udgifter', 'Omkostninger', 'Amount', 'Cost']

describe('[IMPORT-2] the unit of an amount', () => {
  it.each(AMOUNTS)('%s in kroner is in kroner, whatever letter comes before them', (label) => {
    for (const unit of ['', ' kr', ' kr.', ' Kr.', ' KR', ' (kr.)', ' i kr.', ', kr.', ' DKK'])
      expect(unitOfLabel(`${label}${unit}`), unit).toBeUndefined()
    expect(fieldOfLabel(`${label} kr.`)).toBe('budget')
  })

  it.each(AMOUNTS)('%s in thousands or millions is so', (label) => {
    for (const unit of [
      ' t.kr.',
      ' tkr',
      ' (t.kr.)',
      ' T. kr.',
      ' t kr.',
      ' i 1.000 kr.',
      ' (1000 kr.)',
      ' i tusinde kr.',
    ])
      expect(unitOfLabel(`${label}${unit}`), unit).toBe('t.kr.')
    for (const unit of [' mio. kr.', ' (mio.)', ' i millioner'])
      expect(unitOfLabel(`${label}${unit}`), unit).toBe('mio. kr.')
    expect(fieldOfLabel(`${label} t.kr.`)).toBe('budget')
  })
})
