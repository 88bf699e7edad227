/** English texts of beginning next year's plan. */
export const nextYear = {
  begin: 'Begin {year} from this one',
  beginFrom: 'Begin {year} from this one: “{title}”',
  beginAction: 'Begin plan',
  begun: 'The plan “{title}” has been created with {count, plural, one {# activity} other {# activities}}.',
  datesText:
    'Dates move to the same week and weekday; months and quarters keep their place. What was confirmed or done becomes planned. Decisions, comments and sign-offs are not copied, and neither are the confidential parts.',
  dialogTitle: 'Begin another year from “{title}”',
  holiday: '“{title}” ({day}, {holiday})',
  holidays: {
    ascension: 'Ascension Day',
    'boxing-day': 'Boxing Day',
    christmas: 'Christmas Day',
    'easter-monday': 'Easter Monday',
    'easter-sunday': 'Easter Sunday',
    'good-friday': 'Good Friday',
    'maundy-thursday': 'Maundy Thursday',
    'new-year': 'New Year’s Day',
    'whit-monday': 'Whit Monday',
    'whit-sunday': 'Whit Sunday',
  },
  keepBudgets: 'Keep the budgets',
  lastTime: 'Last time',
  lastYear: 'What became of it? {count, plural, one {one follow-up} other {# follow-ups}}',
  lastYearText:
    'The follow-ups are not copied. In the new plan each activity tells what became of it last time.',
  lowSatisfaction: 'Under {limit}% satisfied',
  leaveOutCancelled: 'Leave out cancelled activities',
  leaveOutDone: 'Leave out activities that are done',
  onHolidays: 'These activities now fall on a holiday: {activities}.',
  toPlan: 'Go to the plan',
}
