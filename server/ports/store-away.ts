/** What things are kept in does not answer at the moment. What was asked for was not done, or nobody can say; it may be asked for again. */
export class StoreAway extends Error {
  override name = 'StoreAway'
}
