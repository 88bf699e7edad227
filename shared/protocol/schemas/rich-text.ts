/** Formatted text that is sent to be written into a plan. */
import { z } from 'zod'
import type { Block, RichText } from '../../plan/rich-text.ts'
import { isSafeLink } from '../../plan/safe-link.ts'

/** As deep as lists in lists in tables are, in JSON. */
const DEEPEST_JSON = 80
const WIDEST_CELL = 1_000

const IN_OPEN_API = { type: 'array', items: { type: 'object' } } as const

const run = z.object({
  text: z.string().max(100_000),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  underline: z.literal(true).optional(),
  strike: z.literal(true).optional(),
  link: z.string().max(2_000).refine(isSafeLink).optional(),
})
const runs = z.array(run)
const span = z.number().int().min(1).max(WIDEST_CELL)

const blocks: z.ZodType<RichText, RichText> = z.lazy(() => z.array(block)).meta({ override: IN_OPEN_API })
const block: z.ZodType<Block, Block> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), runs }),
  z.object({ kind: z.literal('heading'), level: z.number().int().min(1).max(6), runs }),
  z.object({
    kind: z.literal('list'),
    ordered: z.boolean(),
    start: z.number().int().min(-1_000_000).max(1_000_000),
    items: z.array(blocks),
  }),
  z.object({ kind: z.literal('quote'), blocks }),
  z.object({
    kind: z.literal('table'),
    rows: z.array(z.array(z.object({ header: z.boolean(), columns: span, rows: span, blocks }))),
  }),
])

/** Measured before it is read: what is nested without end would end whoever reads it. */
export const richText = z
  .custom<RichText>((value) => isShallow(value), 'Nested too deep.')
  .meta({ override: IN_OPEN_API })
  .pipe(blocks)

function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST_JSON) return false
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return true
}
