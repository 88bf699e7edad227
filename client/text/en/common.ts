export const common = {
  parties: { censec: 'CenSec', difos: 'DI FOS', joint: 'Joint' },
  partiesGenitive: { censec: 'CenSec’s', difos: 'DI FOS’s', joint: 'the joint' },
  roles: { director: 'Director', planner: 'Planner', observer: 'Observer', reader: 'Reader' },
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Loading …',
  noConnection: 'The server does not answer. Check your connection and try again.',
  notFoundAction: 'To all plans',
  notFoundText: 'The page does not exist, or you have no access to it.',
  notFoundTitle: 'There is nothing here',
  removeValue: 'Remove {value}',
  tryAgain: 'Try again',
}
