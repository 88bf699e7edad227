/** Danish texts of a year's account; client/text/en/account.ts has the same keys. */
export const account = {
  beside: 'Sammenlign med',
  bars: '{figure} pr. part',
  change: 'Forskel',
  docx: 'Word',
  export: 'Hent regnskabet',
  map: 'Skitse af regionerne med antal deltagere',
  none: 'Ingen anden plan',
  pdf: 'PDF',
  regionsOf: 'Begge år er fortalt efter regionerne i {year}.',
  xlsx: 'Excel',
}
