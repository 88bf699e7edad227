export const wheel = {
  busiest: 'Busiest in {months}',
  count: '{count, plural, =0 {No activities} one {# activity} other {# activities}}',
  open: 'Open the annual wheel of {plan}',
}
