import type { ExportBlock, ExportDocument, ExportRun, ExportThread } from './export-document.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { threadEdges } from './thread-edges.ts'

/**
 * The document for formats that have no comments of their own: the words that a thread is about are followed by its number,
 * and what was said stands at the end. Without threads it is the document itself.
 */
export function commentsAtTheEnd(document: ExportDocument): ExportDocument {
  const { threads, blocks, locale } = document
  if (threads.length === 0) return document
  const { endWith } = threadEdges(blocks)
  const words = EXPORT_WORDS[locale]
  return {
    ...document,
    threads: [],
    blocks: [
      ...withRuns(blocks, (run) => [withoutThreads(run), ...endWith(run).map(mark)]),
      {
        kind: 'heading',
        level: 1,
        anchor: 'comments',
        newPage: true,
        runs: [{ text: words.openComments }],
      },
      ...threads.flatMap((thread) => threadBlocks(thread, words.comment)),
    ],
  }
}

function mark(number: number): ExportRun {
  return { text: `\u00a0[${number}]`, jumpTo: anchorOf(number) }
}

function threadBlocks({ number, about, comments }: ExportThread, word: string): ExportBlock[] {
  return [
    { kind: 'heading', level: 2, anchor: anchorOf(number), runs: [{ text: `${word} ${number}` }] },
    { kind: 'quote', blocks: [{ kind: 'paragraph', runs: [{ text: about }] }] },
    ...comments.flatMap(({ author, when, lines }): ExportBlock[] => [
      { kind: 'paragraph', runs: [{ text: author, bold: true }, { text: `, ${when}` }] },
      ...lines.map((line): ExportBlock => ({ kind: 'paragraph', runs: [{ text: line }] })),
    ]),
  ]
}

function anchorOf(number: number): string {
  return `comment-${number}`
}

function withoutThreads({ threads: _, ...run }: ExportRun): ExportRun {
  return run
}

/** The blocks with each run, however deep it stands, replaced by what `change` makes of it. */
function withRuns(blocks: readonly ExportBlock[], change: (run: ExportRun) => ExportRun[]): ExportBlock[] {
  return blocks.map((block): ExportBlock => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, runs: block.runs.flatMap(change) }
      case 'list':
        return { ...block, items: block.items.map((item) => withRuns(item, change)) }
      case 'quote':
        return { ...block, blocks: withRuns(block.blocks, change) }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) =>
            row.map((cell) => ({ ...cell, blocks: withRuns(cell.blocks, change) })),
          ),
        }
      case 'fields':
        return block
      default:
        block satisfies never
        throw new Error('unknown kind of block')
    }
  })
}
