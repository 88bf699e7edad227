/** So few rows that the browser lays them out in a moment once they come into view, so many that it has few parts to keep an eye on. */
export const ROWS_IN_PART = 20

/**
 * Rows in parts that are laid out and painted only near what is in view (`content-visibility`): all of them are in the
 * document, to be found, counted by a screen reader, walked through and printed.
 */
export function inParts<Row>(rows: readonly Row[]): { number: number; rows: readonly Row[] }[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_IN_PART) }, (_, number) => ({
    number,
    rows: rows.slice(number * ROWS_IN_PART, (number + 1) * ROWS_IN_PART),
  }))
}
