/** Turns what is drawn at the top of the wheel so many degrees clockwise. */
export function turned(degrees: number): string {
  return `rotate(${Math.round(degrees * 100) / 100})`
}
