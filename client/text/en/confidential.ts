export const confidential = {
  addActivityIn: 'Add activity to the confidential part of section {category}',
  classified: {
    text: '“{marking}” in {place}: Samplan is not approved for classified information.',
    more: 'There {count, plural, one {is one more place} other {are # more places}}.',
    goTo: 'Go there',
    hide: 'Hide',
    places: {
      activity: '“{title}”',
      section: 'the text of section {category}',
      comment: 'a comment',
      confidential: 'the confidential part',
    },
  },
  comment: 'Internal comment',
  consequences: {
    alreadyRead:
      'Others may have read it already. What they remember, have copied or exported or have in their own browser, and what is in older backups, cannot be taken back.',
    everybody:
      'Everybody with access to the plan can see it: directors and planners of both parties, observers and readers.',
    goesAlong: 'Comments and decisions about it go along, also those of the other party.',
    newGeneration:
      'The plan is fetched again for everybody, and what happened in it before is left out: nobody can undo further back, and deleted activities cannot be brought back. The others are told that {partyName} has moved something, but not what.',
    onlyOwn: 'Only {party} directors and planners can see it afterwards.',
    staysHere: 'Internal comments and decisions about it stay in the confidential part.',
  },
  contents: {
    activities: '{count, plural, one {# activity} other {# activities}}',
    both: '{count, plural, one {# activity} other {# activities}} and text',
    none: 'empty',
    text: 'text',
    threads: 'comments',
  },
  decide: 'Decide',
  decideAnew: 'Decide anew',
  decided: '{outcome}, decided by {name}.',
  doMoveIn: 'Make confidential',
  doMoveOut: 'Move to the shared plan',
  empty:
    'Here you can write what belongs to the section but is not for others: personnel matters, internal secretariat matters and drafts of your own.',
  findings: 'Warnings that only you see',
  kind: 'Why it is confidential',
  kindNotes: {
    draft: 'Something you do not want to show the other party yet.',
    personnel: 'Personnel matters, which the agreement keeps from the observer.',
    secretariat: 'Internal secretariat matters, which the agreement keeps from the observer.',
  },
  kindOfText: 'Why the text is confidential',
  kinds: { draft: 'Own draft', personnel: 'Personnel', secretariat: 'Secretariat' },
  moveIn: 'Make confidential …',
  moveInTitle: 'Make {what, select, section {the text of section {category}} other {“{name}”}} confidential?',
  moveOut: 'Move to the shared plan …',
  moveOutTitle:
    'Move {what, select, section {the text of section {category}} other {“{name}”}} to the shared plan?',
  moveTextIn: 'Move the shared text of section {category} here …',
  moveTextOut: 'Move the text to the shared plan …',
  movedIn:
    '{what, select, section {The text of section {category}} other {“{name}”}} is now confidential and stands in {party} confidential part.',
  movedOut:
    '{what, select, section {The text of section {category}} other {“{name}”}} is now in the shared plan.',
  needsConnection: 'The confidential part is not kept on the device and opens when the connection is back.',
  opening: 'Opening …',
  outcome: 'Decision',
  reason: 'Reason',
  reasonNeeded: 'Write a reason.',
  region: 'Confidential to {party}',
  regionIn: 'Confidential to {party}, section {category}',
  reopen: 'Reopen',
  resolve: 'Mark as resolved',
  stillOwed: 'That holds for a confidential activity as well.',
  stopped:
    'The confidential part cannot be opened right now. The shared plan is not affected; reload the page to try again.',
  text: 'Confidential text of section {category}',
  textPlaceholder: 'Write here what only your own people are to see',
  who: 'Only {party} directors and planners can see this.',
}
