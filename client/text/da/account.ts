/** Danish texts of a year's account; client/text/en/account.ts has the same keys. */
export const account = {
  answers: '{count, plural, one {ét svar} other {# svar}}',
  answersOf: 'Svarene på hvert spørgsmål, fordelt på de fire trin',
  bars: '{figure} pr. part',
  behind: '{figure}: {count}',
  beside: 'Sammenlign med',
  docx: 'Word',
  export: 'Hent regnskabet',
  gone: 'Aktiviteter, der ikke er i planen mere',
  map: 'Skitse af regionerne med antal deltagere',
  none: 'Ingen anden plan',
  nothingBehind: 'Der er ikke mere bag det tal.',
  pdf: 'PDF',
  quoted: '»{title}«',
  step: '{satisfaction} / {benefit}',
  untitled: 'Uden titel',
  xlsx: 'Excel',
}
