/** Danish texts of what a year's calendar has on it; client/text/en/calendar.ts has the same keys. */
export const calendar = {
  feasts: {
    ascension: 'Kristi himmelfart',
    christmas: 'Jul',
    'constitution-day': 'Grundlovsdag',
    easter: 'Påske',
    'great-prayer-day': 'Store bededag',
    'new-year': 'Nytår',
    'new-years-eve': 'Nytårsaften',
    whitsun: 'Pinse',
  },
  marked: '{name}: {when}',
  markedDays: 'Helligdage og skoleferier i {year}',
  schoolHolidays: { autumn: 'Efterårsferie', summer: 'Sommerferie', winter: 'Vinterferie' },
  schoolWeeks: '{name}: uge {weeks}, {when}',
  week: 'Uge {week}, {year}: {when}',
}
