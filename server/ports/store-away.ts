/**
 * What things are kept in does not answer at the moment. What was asked for was not done, or nobody can say; it may be asked
 * for again. Every read of every store may reject with it, and every change of the directory and of notices; what the journal
 * or the trail is asked to keep waits instead, and rejects as its port says.
 */
export class StoreAway extends Error {
  override name = 'StoreAway'
}
