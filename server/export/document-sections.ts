import type { ExportBlock } from '#shared/export/export-document.ts'

export type Heading = ExportBlock & { kind: 'heading' }

/** A heading with all that stands under it, as deep as headings go. */
export interface DocumentSection {
  heading: Heading
  blocks: ExportBlock[]
  sections: DocumentSection[]
}

/** Parts blocks by their headings; what stands before the first one is left to the caller as `blocks`. */
export function documentSections(blocks: readonly ExportBlock[]): Omit<DocumentSection, 'heading'> {
  const root: Omit<DocumentSection, 'heading'> = { blocks: [], sections: [] }
  const open: DocumentSection[] = []
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      ;(open.at(-1) ?? root).blocks.push(block)
      continue
    }
    while ((open.at(-1)?.heading.level ?? 0) >= block.level) open.pop()
    const section: DocumentSection = { heading: block, blocks: [], sections: [] }
    ;(open.at(-1) ?? root).sections.push(section)
    open.push(section)
  }
  return root
}
