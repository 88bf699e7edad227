export const calendar = {
  feasts: {
    ascension: 'Ascension Day',
    christmas: 'Christmas',
    'constitution-day': 'Constitution Day',
    easter: 'Easter',
    'great-prayer-day': 'Great Prayer Day',
    'new-year': 'New Year',
    'new-years-eve': 'New Year’s Eve',
    whitsun: 'Whitsun',
  },
  marked: '{name}: {when}',
  markedDays: 'Public and school holidays in {year}',
  schoolHolidays: { autumn: 'Autumn break', summer: 'Summer holidays', winter: 'Winter break' },
  schoolWeeks: '{name}: week {weeks}, {when}',
  week: 'Week {week}, {year}: {when}',
}
