import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { routes } from '#shared/protocol/routes.ts'
import type { exportQuery } from '#shared/protocol/schemas/export.ts'
import { callForFile } from '../../api/call.ts'
import { useWrittenFile, type Writing } from './use-written-file.ts'

export interface Exporting extends Omit<Writing, 'start'> {
  start(query: z.input<typeof exportQuery>): Promise<void>
}

/** Fetches the plan as a file, and saves it; `onDone` is told once it is. */
export function useExport(planId: string, onDone: () => void): Exporting {
  const t = useTranslations('export')
  const { start, ...writing } = useWrittenFile(
    { failed: (why) => t('failed', { why }), done: (name) => t('done', { name }) },
    onDone,
  )
  return {
    ...writing,
    start: (query) =>
      start({
        otherwise: `${planId}.${query.format}`,
        ask: (watch, signal) =>
          callForFile(routes.exportPlan, { params: { planId }, query: { ...query, watch } }, signal),
      }),
  }
}
