/** English texts of a year's account; client/text/da/account.ts has the same keys. */
export const account = {
  answers: '{count, plural, one {one answer} other {# answers}}',
  answersOf: 'The answers to each question, by the four steps',
  bars: '{figure} by party',
  behind: '{figure}: {count}',
  beside: 'Compare with',
  docx: 'Word',
  export: 'Download the account',
  gone: 'Activities that are no longer in the plan',
  map: 'Sketch of the regions with the number of participants',
  none: 'No other plan',
  nothingBehind: 'There is nothing behind that figure any more.',
  pdf: 'PDF',
  quoted: '“{title}”',
  step: '{satisfaction} / {benefit}',
  untitled: 'Untitled',
  xlsx: 'Excel',
}
