/** Danish texts of the plan page; client/text/en/plan.ts has the same keys. */
export const plan = {
  sections: 'Afsnit',
}
