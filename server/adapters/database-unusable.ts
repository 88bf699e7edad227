/** The database cannot be used; the message says why and what to do, in one sentence that holds no password. */
export class DatabaseUnusable extends Error {
  override name = 'DatabaseUnusable'
}

/** Another server has the database. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'
}
