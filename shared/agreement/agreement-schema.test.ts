import { describe, expect, it } from 'vitest'
import { agreementJsonSchema } from './agreement-schema.ts'

interface Schema {
  description?: string
  $ref?: string
  properties?: Record<string, Schema>
  items?: Schema
  $defs?: Record<string, Schema>
}

/** Every property at whatever depth, by its path. */
function propertiesOf(schema: Schema, path = ''): [path: string, property: Schema][] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    [`${path}${name}`, property] satisfies [string, Schema],
    ...propertiesOf(property, `${path}${name}.`),
  ])
  return [
    ...own,
    ...(schema.items ? propertiesOf(schema.items, `${path}`) : []),
    ...Object.entries(schema.$defs ?? {}).flatMap(([name, definition]) =>
      propertiesOf(definition, `${name}.`),
    ),
  ]
}

describe('[AGREEDATA-6] the JSON Schema of an agreement', () => {
  it('is the one that is kept beside it; `npx vitest run -u shared/agreement` writes it anew', async () => {
    await expect(`${JSON.stringify(agreementJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      './agreement.schema.json',
    )
  })

  it('says of every field what it is for', () => {
    const properties = propertiesOf(agreementJsonSchema())
    expect(properties.length).toBeGreaterThan(60)
    const silent = properties.filter(([, { description, $ref }]) => !description && !$ref)
    expect(silent.map(([path]) => path)).toEqual([])
  })
})
