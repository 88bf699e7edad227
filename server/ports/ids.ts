/** The only source of randomness in the server. */
export interface Ids {
  /** 128 random bits in lower-case letters and digits: the id of a plan, an activity, a thread. */
  newId(): string
  /** 256 random bits for a cookie or a one-time link. */
  newSecret(): string
  /** A fair coin, for ranks. */
  randomBit(): boolean
}
