/** Danish texts around the user guide, which is Danish itself; client/text/en/guide.ts has the same keys. */
export const guide = {
  title: 'Vejledning',
  help: 'Hjælp',
  contents: 'Indhold',
  search: 'Søg i vejledningen',
  found: '{count, plural, =0 {Intet kapitel passer på det} one {# kapitel} other {# kapitler}}',
  toTop: 'Til indholdet',
  back: 'Til log ind',
  language: 'Vejledningen er på dansk.',
}
