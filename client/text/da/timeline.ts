/** Danish texts of the timeline; client/text/en/timeline.ts has the same keys. */
export const timeline = {
  activity: 'Aktivitet',
  bar: '{title}: {party} {period}, {status}{count, plural, =0 {} one {, # advarsel} other {, # advarsler}}',
  groupings: { category: 'Afsnit', party: 'Part' },
  idea: 'Idé, ikke planlagt endnu',
  key: 'Signaturer',
  loose: 'Kun måned eller kvartal, ingen dato',
  period: 'Periode',
  rows: 'Rækker efter',
  title: 'Tidslinje for {plan}',
  today: 'I dag',
  weekWord: 'uge',
  zoom: 'Vis ad gangen',
  zooms: { month: 'Måned', quarter: 'Kvartal', year: 'År' },
}
