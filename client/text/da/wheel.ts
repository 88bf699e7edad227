/** Danish texts of the annual wheel; client/text/en/wheel.ts has the same keys. */
export const wheel = {
  busiest: 'Travlest i {months}',
  count: '{count, plural, =0 {Ingen aktiviteter} one {# aktivitet} other {# aktiviteter}}',
  open: 'Åbn årshjulet for {plan}',
}
