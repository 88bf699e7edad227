import { z } from 'zod'

const NAME = /^[^{}<>]+$/u

/** A name that stands in sentences, in both languages. */
export const bilingualName = z.object({
  da: z.string().regex(NAME, 'a name without { } < >').describe('In Danish.'),
  en: z.string().regex(NAME, 'a name without { } < >').describe('In English.'),
})

/** Words in both languages of the product. */
export const bilingual = z.object({
  da: z.string().min(1).describe('In Danish.'),
  en: z.string().min(1).describe('In English.'),
})
