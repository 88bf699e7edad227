export const pages = {
  accessibility: 'Accessibility statement',
  audit: 'Audit trail',
  feeds: 'Calendar feed',
  import: 'Import a plan',
  importFrom: 'Import from Word or Excel',
  label: 'Gold label',
}
