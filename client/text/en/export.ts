export const exportTexts = {
  done: '{name} has been downloaded.',
  export: 'Export',
  failed: 'The export did not succeed. {why}',
  formats: { docx: 'Word (.docx)', json: 'JSON (data)' },
  pending: 'Exporting …',
}
