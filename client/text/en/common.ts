export const common = {
  parties: { censec: 'CenSec', difos: 'DI FOS', joint: 'Joint' },
  roles: { director: 'Director', planner: 'Planner', observer: 'Observer', reader: 'Reader' },
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Loading …',
  removeValue: 'Remove {value}',
  tryAgain: 'Try again',
}
