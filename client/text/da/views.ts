/** Danish texts of what a plan's views share; client/text/en/views.ts has the same keys. */
export const views = {
  count: '{count, plural, =0 {Ingen aktiviteter} one {# aktivitet} other {# aktiviteter}}',
  countOf: '{shown} af {count, plural, one {# aktivitet} other {# aktiviteter}}',
  filter: {
    all: 'Alle',
    category: 'Afsnit',
    label: 'Vælg, hvilke aktiviteter der vises',
    party: 'Part',
    showAll: 'Vis alle',
    some: '{count} valgt',
    status: 'Status',
    words: 'Søg i aktiviteterne',
  },
  glance: {
    agreed: 'Afsnittet er aftalt, så perioden kan ikke ændres her.',
    close: 'Luk',
    section: 'Afsnit',
    toText: 'Gå til teksten',
    warnings: 'Advarsler',
  },
  label: 'Visning',
  names: { text: 'Tekst', table: 'Tabel', timeline: 'Tidslinje', wheel: 'Årshjul' },
  none: 'Ingen aktiviteter endnu',
  noneFound: 'Ingen aktiviteter passer',
  noneFoundText: 'Prøv med færre ord, eller vis alle aktiviteter igen.',
  noneText: 'Aktiviteter, der tilføjes i planens tekst, kan ses, findes og rettes her.',
}
