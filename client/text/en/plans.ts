export const plans = {
  create: 'Create plan',
  createText: 'The plan begins empty, with the sections of the agreement.',
  createTitle: 'Create an activity plan',
  created: 'Created {day}',
  emptyTextReader: 'When one of the parties creates a plan, it appears here.',
  emptyTitle: 'No plans yet',
  firstEmptyText:
    'The sections of the agreement are ready. You write the text and add the activities yourselves.',
  firstEmptyTitle: 'Begin with an empty plan',
  firstImportText:
    'A Word document, an Excel sheet or a CSV file becomes sections and activities. You look through all of it before the plan is made.',
  firstImportTitle: 'Bring in the plan you have',
  firstInvite: 'Invite them under People.',
  firstLater:
    'If it is last year’s plan that you bring in, the new year can then begin as a copy of it with its periods moved.',
  firstOthers: 'Are the others not here yet?',
  firstText:
    'Here {cluster} and {association} write the year’s activity plan together. Both can write in it as soon as it is made.',
  firstTitle: 'Make the first plan',
  planTitle: 'Title',
  status: { draft: 'Draft', agreed: 'Agreed' },
  title: 'Activity plans',
  titleOf: 'Joint activity plan {year}',
  titleWrong: 'Give the plan a title.',
  year: 'Year',
  yearTaken: 'There is already a plan for {year}.',
  yearWrong: 'Write a year, such as 2027.',
}
