import type { ExportBlock, ExportCell, ExportDocument } from '#shared/export/export-document.ts'

/** A document of these blocks alone. */
export function smallDocument(blocks: ExportBlock[], changes: Partial<ExportDocument> = {}): ExportDocument {
  return {
    locale: 'da',
    title: 'Prøve',
    madeOn: '2027-03-05',
    titlePage: { title: 'Prøve', subtitle: 'af formen', facts: [], blocks: [] },
    contentsTitle: 'Indhold',
    blocks,
    threads: [],
    footer: { text: 'Prøve', page: 'Side', of: 'af' },
    ...changes,
  }
}

export function paragraph(text: string): ExportBlock {
  return { kind: 'paragraph', runs: [{ text }] }
}

export function cell(text: string, changes: Partial<ExportCell> = {}): ExportCell {
  return { header: false, columns: 1, rows: 1, blocks: [paragraph(text)], ...changes }
}

/** Every word that a reader of these blocks must find, a paragraph, label or value each. */
export function wordsIn(blocks: readonly ExportBlock[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.runs.map((run) => run.text).join('')]
      case 'list':
        return block.items.flatMap(wordsIn)
      case 'quote':
        return wordsIn(block.blocks)
      case 'table':
        return [
          ...(block.caption === undefined ? [] : [block.caption]),
          ...block.rows.flat().flatMap((inside) => wordsIn(inside.blocks)),
        ]
      case 'fields':
        return block.fields.flatMap(({ label, value }) => [label, value])
      default:
        block satisfies never
        return []
    }
  })
}
