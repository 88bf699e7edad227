import type { TableColumn, TypedCell } from '#shared/export/typed-table.ts'

/** Letters of a text are somewhat narrower than the digits that a column's width is counted in. */
const LETTERS_A_DIGIT = 1.1
/** In points, as everything of a row's height. */
const LINE = 15
/** What a row can be at most. */
const HIGHEST = 405

/**
 * About how high a row must be for its longest text to be seen whole: no program works it out by itself when it opens the
 * file, some not even when asked.
 */
export function rowHeight(row: readonly TypedCell[], columns: readonly TableColumn[]): number {
  const lines = row.map((cell, at) =>
    cell.kind === 'text' ? linesOf(cell.text, columns[at]?.width ?? 1) : 1,
  )
  return Math.min(Math.max(1, ...lines) * LINE, HIGHEST)
}

function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * LETTERS_A_DIGIT))), 0)
}
