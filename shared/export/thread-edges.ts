import type { ExportBlock, ExportRun } from './export-document.ts'

export interface ThreadEdges {
  /** The threads whose words begin with the run, by number. */
  beginWith(run: ExportRun): number[]
  /** The threads whose words end with it. */
  endWith(run: ExportRun): number[]
}

/** Where the words of each thread begin and end: they may go on through several runs and blocks. */
export function threadEdges(blocks: readonly ExportBlock[]): ThreadEdges {
  const first = new Map<number, ExportRun>()
  const last = new Map<number, ExportRun>()
  for (const run of runsIn(blocks)) {
    for (const number of run.threads ?? []) {
      if (!first.has(number)) first.set(number, run)
      last.set(number, run)
    }
  }
  const threadsOf = (run: ExportRun, edges: ReadonlyMap<number, ExportRun>) =>
    (run.threads ?? []).filter((number) => edges.get(number) === run)
  return {
    beginWith: (run) => threadsOf(run, first),
    endWith: (run) => threadsOf(run, last),
  }
}

function runsIn(blocks: readonly ExportBlock[]): ExportRun[] {
  return blocks.flatMap((block): ExportRun[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return block.runs
      case 'list':
        return block.items.flatMap(runsIn)
      case 'quote':
        return runsIn(block.blocks)
      case 'table':
        return block.rows.flat().flatMap((cell) => runsIn(cell.blocks))
      case 'fields':
        return []
      default:
        block satisfies never
        throw new Error('unknown kind of block')
    }
  })
}
