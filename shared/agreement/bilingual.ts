import { z } from 'zod'

/** Words in both languages of the product. */
export const bilingual = z.object({
  da: z.string().min(1).describe('In Danish.'),
  en: z.string().min(1).describe('In English.'),
})
