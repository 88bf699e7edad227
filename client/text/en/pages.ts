export const pages = {
  accessibility: 'Accessibility statement',
  audit: 'Audit trail',
  feeds: 'Calendar feed',
  import: 'Import a plan',
  importFrom: 'Import from Word or Excel',
  label: 'Gold label',
  publication: 'Public page',
  publicationWay: 'Should everybody be able to read what you have agreed? See the plan’s public page',
}
