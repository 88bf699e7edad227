/** Danish texts of the choice between a plan's views; client/text/en/views.ts has the same keys. */
export const views = {
  label: 'Visning',
  names: { text: 'Tekst', table: 'Tabel' },
}
