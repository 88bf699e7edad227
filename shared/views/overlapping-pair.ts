/** Two activities whose overlap nobody has decided on. */
export interface OverlappingPair {
  /** The warning's. */
  id: string
  a: string
  b: string
}
