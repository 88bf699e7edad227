/** An activity's fields as they stand on the page, besides title and body; `period` is start, end and precision in one. */
export type FieldName =
  | 'party'
  | 'period'
  | 'responsible'
  | 'audience'
  | 'partners'
  | 'counterpart'
  | 'place'
  | 'budget'
  | 'goal'
  | 'status'
