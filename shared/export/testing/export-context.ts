import type { ExportContext } from '../export-content.ts'

/** A plan about which nothing is known, with the changes. */
export function exportContext(changes: Partial<ExportContext> = {}): ExportContext {
  return {
    locale: 'da',
    generatedOn: '2027-03-05',
    generatedAt: '2027-03-05T08:00:00.000Z',
    variant: 'internal',
    status: 'draft',
    findings: { overlaps: [], roleFindings: [] },
    followUps: new Map(),
    decisions: [],
    merged: new Set(),
    openThreads: [],
    approvals: [],
    ...changes,
  }
}
