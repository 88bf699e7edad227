/** What pages are called whose own words come with them; client/text/en/pages.ts has the same keys. */
export const pages = {
  accessibility: 'Tilgængelighedserklæring',
  audit: 'Hændelseslog',
  feeds: 'Kalenderabonnement',
  import: 'Importér en plan',
  importFrom: 'Importér fra Word eller Excel',
  label: 'Guldmærket',
  publication: 'Offentlig side',
  publicationWay: 'Skal alle kunne læse det, I har aftalt? Se planens offentlige side',
}
