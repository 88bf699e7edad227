export const sidePanel = {
  agreement: 'Aftalen',
  closeSheet: 'Luk panelet',
  comments: 'Kommentarer',
  findings: 'Advarsler',
  label: 'Aftale, advarsler og kommentarer',
}
