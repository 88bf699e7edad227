/** Danish texts of beginning next year's plan; client/text/en/next-year.ts has the same keys. */
export const nextYear = {
  begin: 'Begynd {year} ud fra denne plan',
  beginFrom: 'Begynd {year} ud fra denne plan: »{title}«',
  beginAction: 'Begynd plan',
  begun: 'Planen »{title}« er oprettet med {count, plural, one {# aktivitet} other {# aktiviteter}}.',
  datesText:
    'Datoer flyttes til samme uge og ugedag, måneder og kvartaler beholder deres plads. Det, der var bekræftet eller gennemført, bliver planlagt. Beslutninger, kommentarer og godkendelser følger ikke med, og det gør de fortrolige dele heller ikke.',
  dialogTitle: 'Begynd et nyt år ud fra »{title}«',
  holiday: '»{title}« ({day}, {holiday})',
  holidays: {
    ascension: 'Kristi himmelfartsdag',
    'boxing-day': '2. juledag',
    christmas: 'juledag',
    'easter-monday': '2. påskedag',
    'easter-sunday': 'påskedag',
    'good-friday': 'langfredag',
    'maundy-thursday': 'skærtorsdag',
    'new-year': 'nytårsdag',
    'whit-monday': '2. pinsedag',
    'whit-sunday': 'pinsedag',
  },
  keepBudgets: 'Behold budgetterne',
  lastTime: 'Sidste gang',
  lastYear: 'Hvad blev det til? {count, plural, one {én opfølgning} other {# opfølgninger}}',
  lastYearText:
    'Opfølgningerne kopieres ikke. I den nye plan står ved hver aktivitet, hvad det blev til sidste gang.',
  lowSatisfaction: 'Under {limit} % tilfredse',
  leaveOutCancelled: 'Udelad aflyste aktiviteter',
  leaveOutDone: 'Udelad gennemførte aktiviteter',
  onHolidays: 'Disse aktiviteter falder nu på en helligdag: {activities}.',
  toPlan: 'Gå til planen',
}
