import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { routes } from '#shared/protocol/routes.ts'
import { laterGroups, withGroups, withoutGroups } from './route-groups.ts'

const later = await laterGroups()

describe('[SPEED-1] a page that is fetched later brings its routes along', () => {
  test('each from the file that has it, and the table is without them', async () => {
    const table = await readFile(new URL('../shared/protocol/routes.ts', import.meta.url), 'utf8')
    const rest = withoutGroups(table, later)
    for (const [route, { file, name }] of later) {
      const address = new URL(`../shared/protocol/routes/${file}`, import.meta.url).href
      const exported: Record<string, object> = await import(address)
      expect(Reflect.get(exported[name] ?? {}, route), route).toBe(Reflect.get(routes, route))
      expect(rest).not.toContain(name)
    }
    expect(rest).toContain('...plansRoutes,')
    expect(() => withoutGroups(rest, later)).toThrow('has no line')
  })

  test('a file asks those that it names, and the table for the others', () => {
    const table = "import { routes } from '#shared/protocol/routes.ts'"
    const code = `import { call } from './call.ts'\n${table}\ncall(routes.readPublication)`
    const publication = "import { publicationRoutes } from '#shared/protocol/routes/publication.ts'"
    expect(withGroups(code, later)).toBe(
      `${publication}\nimport { call } from './call.ts'\n\ncall(publicationRoutes.readPublication)`,
    )
    expect(withGroups(`${code}\ncall(routes.readPlan)`, later)).toContain(`${table}\n${publication}\n`)
  })
})
