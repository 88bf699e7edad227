/**
 * What a file of the client asks of the route table, while the client is built: routes that only pages ask which are fetched
 * later come from their own file, with their shapes, and the table that everybody fetches is built without them.
 */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

/** Which neither the shell nor a plan's own page asks. Naming one more takes it out of what everybody fetches. */
const LATER: readonly string[] = [
  'account',
  'audit',
  'feeds',
  'find',
  'follow-up',
  'import',
  'next-year',
  'oidc',
  'operations',
  'overview',
  'publication',
  'tokens',
  'verify',
  'vocabulary',
].map((name) => `${name}.ts`)

const ROOT = path.resolve(import.meta.dirname, '..')
const TABLE_FILE = path.join(ROOT, 'shared', 'protocol', 'routes.ts')
const GROUPS = path.join(ROOT, 'shared', 'protocol', 'routes')
const CLIENT = path.join(ROOT, 'client') + path.sep
const TABLE = "import { routes } from '#shared/protocol/routes.ts'"

interface Group {
  file: string
  /** What the file calls its routes. */
  name: string
}

export function routeGroups(): Plugin {
  let groups: Promise<ReadonlyMap<string, Group>> | undefined
  return {
    name: 'samplan:route-groups',
    apply: 'build',
    enforce: 'pre',
    async transform(code, id) {
      if (id !== TABLE_FILE && !(id.startsWith(CLIENT) && code.includes(TABLE))) return undefined
      groups ??= laterGroups()
      const later = await groups
      return { code: id === TABLE_FILE ? withoutGroups(code, later) : withGroups(code, later), map: null }
    },
  }
}

/** The routes that are fetched later, each with the file that it stands in. */
export async function laterGroups(): Promise<ReadonlyMap<string, Group>> {
  const files = await readdir(GROUPS)
  const groups = new Map<string, Group>()
  for (const file of LATER) {
    if (!files.includes(file)) throw new Error(`There are no routes in ${file}.`)
    const exported: Record<string, object> = await import(pathToFileURL(path.join(GROUPS, file)).href)
    for (const [name, routes] of Object.entries(exported))
      for (const route of Object.keys(routes)) groups.set(route, { file, name })
  }
  return groups
}

/** The same code, asking the files of those routes themselves. */
export function withGroups(code: string, later: ReadonlyMap<string, Group>): string {
  const used = new Map<string, Group>()
  let isTableUsed = false
  const asked = code.replace(TABLE, '').replaceAll(/\broutes\.(\w+)/gu, (whole, route: string) => {
    const group = later.get(route)
    if (group) used.set(group.name, group)
    else isTableUsed = true
    return group ? `${group.name}.${route}` : whole
  })
  const imports = [...used.values()].map(
    ({ file, name }) => `import { ${name} } from '#shared/protocol/routes/${file}'`,
  )
  return `${[...(isTableUsed ? [TABLE] : []), ...imports].join('\n')}\n${asked}`
}

/** The table's own code without those routes; throws where it does not name them as it is known to. */
export function withoutGroups(code: string, later: ReadonlyMap<string, Group>): string {
  const groups = new Map([...later.values()].map((group) => [group.name, group.file]))
  let rest = code
  for (const [name, file] of groups)
    for (const line of [`import { ${name} } from './routes/${file}'\n`, `  ...${name},\n`]) {
      if (!rest.includes(line)) throw new Error(`The route table has no line »${line.trim()}«.`)
      rest = rest.replace(line, '')
    }
  return rest
}
