export const common = {
  copied: 'Copied',
  copyFailed: 'The browser did not let us copy. Select the text and copy it yourself.',
  // What they are, until it is known what they are called.
  parties: { censec: 'The cluster', difos: 'The trade association', joint: 'Joint' },
  partiesGenitive: { censec: 'the cluster’s', difos: 'the trade association’s', joint: 'the joint' },
  roles: { director: 'Director', planner: 'Planner', observer: 'Observer', reader: 'Reader' },
  cancel: 'Cancel',
  dateField: {
    fault: 'Write a day, such as 5 March 2027 or 5/3.',
    hint: 'Such as 5 March 2027 or 5/3',
  },
  close: 'Close',
  loading: 'Loading …',
  noConnection: 'The server does not answer. Check your connection and try again.',
  notFoundAction: 'To all plans',
  notFoundText: 'The page does not exist, or you have no access to it.',
  notFoundTitle: 'There is nothing here',
  pageFailed: 'The page could not be shown. What was marked “Saved” is saved. Reload the page to go on.',
  reload: 'Reload',
  removeValue: 'Remove {value}',
  timeField: { fault: 'Write a time of day, such as 13:00.', hint: 'Such as 13:00' },
  tryAgain: 'Try again',
}
