/** What a column or a label can be about. A period may be parted over several. */
export type ImportField =
  | 'title'
  | 'section'
  | 'party'
  | 'period'
  | 'start'
  | 'end'
  | 'week'
  | 'month'
  | 'quarter'
  | 'status'
  | 'responsible'
  | 'audience'
  | 'counterpart'
  | 'place'
  | 'partners'
  | 'budget'
  | 'goal'
  | 'description'
  /** Of a section, in a table of sections. */
  | 'sectionText'
  /** What an export of ours says again for programs. */
  | 'ours'
