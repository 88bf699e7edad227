/** The shapes of what a plan can be fetched as. */
import { z } from 'zod'
import { LOCALES } from '../../basics/locale.ts'
import { EXPORT_FORMATS } from '../../export/formats.ts'
import { EXPORT_VARIANTS } from '../../export/variants.ts'
import { recordId } from './fields.ts'

/** By what whoever asks for a file asks how far it is. */
export const watchId = recordId
export const watchParams = z.object({ watch: watchId })

/** `unknown`: it is not asked for yet, or done. */
export const exportProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('begun') }),
  z.object({ kind: z.enum(['parts', 'pages']), done: z.number(), of: z.number() }),
  z.object({ kind: z.literal('page-numbers') }),
])

/**
 * `lang` is the language of what is not the parties' own words, `version` the plan as it stood then, `comments` brings the
 * open threads along and `duties` what the parties owe each other to say: they are about the plan as it stands, and for those who write it. `watch` is a name of the caller's own choosing.
 */
export const exportQuery = z
  .object({
    format: z.enum(EXPORT_FORMATS),
    variant: z.enum(EXPORT_VARIANTS).default('internal'),
    version: recordId.optional(),
    comments: z.enum(['0', '1']).default('0'),
    duties: z.enum(['0', '1']).default('0'),
    lang: z.enum(LOCALES).default('da'),
    watch: watchId.optional(),
  })
  .refine(({ variant, version, comments }) => comments === '0' || (variant === 'internal' && !version), {
    path: ['comments'],
    error: 'only the internal edition of the plan as it stands has comments',
  })
  .refine(({ variant, version, duties }) => duties === '0' || (variant === 'internal' && !version), {
    path: ['duties'],
    error: 'only the internal edition of the plan as it stands has duties',
  })
  .refine(({ variant, version }) => variant !== 'agreed' || !version, {
    path: ['version'],
    error: 'what is agreed is of no other version',
  })
export type ExportQuery = z.output<typeof exportQuery>
