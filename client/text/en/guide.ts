export const guide = {
  title: 'User guide',
  help: 'Help',
  contents: 'Contents',
  search: 'Search the guide',
  found: '{count, plural, =0 {No chapter fits that} one {# chapter} other {# chapters}}',
  toTop: 'Back to the contents',
  back: 'To sign in',
  language: 'The guide is written in Danish.',
}
