import type { ExportCell, ExportRun } from './export-document.ts'

/** A table cell of one paragraph a line. */
export function textCell(...lines: (string | ExportRun[])[]): ExportCell {
  return {
    header: false,
    columns: 1,
    rows: 1,
    blocks: lines.map((line) => ({
      kind: 'paragraph',
      runs: typeof line === 'string' ? [{ text: line }] : line,
    })),
  }
}

export function headerCell(text: string): ExportCell {
  return { ...textCell(text), header: true }
}

export function numberCell(text: string): ExportCell {
  return { ...textCell(text), align: 'end' }
}
