/** English texts of a year's account; client/text/da/account.ts has the same keys. */
export const account = {
  beside: 'Compare with',
  bars: '{figure} by party',
  change: 'Difference',
  docx: 'Word',
  export: 'Download the account',
  map: 'Sketch of the regions with the number of participants',
  none: 'No other plan',
  pdf: 'PDF',
  regionsOf: 'Both years are told by the regions of {year}.',
  xlsx: 'Excel',
}
