import type { z } from 'zod'

export type YearOrTitle = 'year' | 'title'

/** Which of what names a plan a schema has refused. */
export function refusedFields(error: z.ZodError | undefined): YearOrTitle[] {
  const paths = error?.issues.map(({ path }) => path[0]) ?? []
  return (['year', 'title'] as const).filter((field) => paths.includes(field))
}
