/** The shapes of what a plan can be fetched as. */
import { z } from 'zod'
import { LOCALES } from '../../basics/locale.ts'
import { EXPORT_FORMATS } from '../../export/formats.ts'
import { EXPORT_VARIANTS } from '../../export/variants.ts'

/** `lang` is the language of what is not the parties' own words. `comments` brings the open threads along. */
export const exportQuery = z
  .object({
    format: z.enum(EXPORT_FORMATS),
    variant: z.enum(EXPORT_VARIANTS).default('internal'),
    comments: z.enum(['0', '1']).default('0'),
    lang: z.enum(LOCALES).default('da'),
  })
  .refine(({ variant, comments }) => comments === '0' || variant === 'internal', {
    path: ['comments'],
    error: 'only the internal variant holds comments',
  })
