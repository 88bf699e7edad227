/** Which of two ranks that are made at one place at once comes first is left to chance. */
export function randomBit(): boolean {
  return Math.random() < 0.5
}
