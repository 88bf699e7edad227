import { z } from 'zod'
import { indicatorSetSchema } from '../protocol/schemas/label.ts'

/** The form of the set of indicators as a JSON Schema, with what each field is for. */
export function indicatorJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(indicatorSetSchema, { io: 'input' })
  return {
    $schema,
    title: 'Samplan indicators',
    description:
      'The indicators of the gold label of cluster excellence, as Samplan begins a file with them.',
    ...schema,
  }
}
