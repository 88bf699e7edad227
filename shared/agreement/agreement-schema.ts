import { z } from 'zod'
import { agreementSchema } from './agreement.ts'

/** The form of an agreement's file as a JSON Schema, with what each field is for: for editors, and for who writes such a file. */
export function agreementJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(agreementSchema, { io: 'input' })
  return {
    $schema,
    title: 'Samplan agreement',
    description: 'An agreement between a cluster and a trade association, as Samplan reads it.',
    ...schema,
  }
}
