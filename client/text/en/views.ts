export const views = {
  label: 'View',
  names: { text: 'Text', table: 'Table' },
}
