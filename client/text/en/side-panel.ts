export const sidePanel = {
  agreement: 'Agreement',
  closeSheet: 'Close the panel',
  comments: 'Comments',
  findings: 'Warnings',
  label: 'Agreement, warnings and comments',
}
