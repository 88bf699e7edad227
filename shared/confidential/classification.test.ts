import { expect, it } from 'vitest'
import { classificationMarking } from './classification.ts'

it.each([
  ['Bilag: TIL TJENESTEBRUG', 'TIL TJENESTEBRUG'],
  ['Møde\nFortroligt\nDagsorden', 'FORTROLIGT'],
  ['- Hemmeligt -', 'HEMMELIGT'],
  ['YDERST HEMMELIGT notat', 'YDERST HEMMELIGT'],
  ['mærket NATO  RESTRICTED i toppen', 'NATO RESTRICTED'],
  ['NATO CONFIDENTIAL', 'NATO CONFIDENTIAL'],
  ['Nato secret', 'NATO SECRET'],
  ['COSMIC TOP SECRET', 'COSMIC TOP SECRET'],
  ['RESTREINT UE/EU RESTRICTED', 'RESTREINT UE/EU RESTRICTED'],
  ['EU/RESTREINT UE', 'RESTREINT UE'],
])('[CONF-7] »%s« is marked as classified', (text, marking) => {
  expect(classificationMarking(text)).toContain(marking)
})

it.each([
  'Vi behandler det fortroligt.',
  'Fortroligt for CenSec',
  'Et fortroligt og hemmeligt møde om NATO og EU.',
  'Kurset handler om nato secret og dets krav.',
  'FORTROLIGTEN er intet ord, og SUPERHEMMELIGT heller ikke.',
  'Deltag i NATO Innovation Fund og EU Restricted Parties-gruppen.',
  '',
])('[CONF-7] »%s« is an ordinary sentence', (text) => {
  expect(classificationMarking(text)).toBeUndefined()
})
