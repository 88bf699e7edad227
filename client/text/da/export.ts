export const exportTexts = {
  done: '{name} er hentet.',
  export: 'Eksportér',
  failed: 'Eksporten lykkedes ikke. {why}',
  formats: { docx: 'Word (.docx)', json: 'JSON (data)' },
  pending: 'Eksporterer …',
}
