/** English texts of the plan page. */
export const plan = {
  sections: 'Sections',
}
