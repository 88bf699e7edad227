/**
 * What the built client makes a person fetch before they can read and before they can write, and the most it may be
 * (SPEED-1). `docs/decisions/021-the-clients-size.md` says why so.
 */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseAst } from 'vite'

/** In thousands of bytes, packed by gzip. */
const MOST = { shell: 260, plan: 180, editor: 190 } as const
type Part = keyof typeof MOST

type ClientSizes = Record<Part, number>

/** Thousands of packed bytes of each part; files that an earlier part has fetched are not counted again. */
export async function clientSizes(folder: string): Promise<ClientSizes> {
  const assets = path.join(folder, 'assets')
  const names = await readdir(assets)
  const named = (start: string) => {
    const found = names.filter((name) => new RegExp(`^${start}-[\\w-]{8}\\.js$`, 'u').test(name))
    const [only] = found
    if (!only || found.length > 1) throw new Error(`${found.length} files of the client begin with ${start}.`)
    return only
  }
  const page = await readFile(path.join(folder, 'index.html'), 'utf8')
  const [, entry] = /<script[^>]* src="\/assets\/([^"]+\.js)"/u.exec(page) ?? []
  if (!entry) throw new Error('The client’s page names no script.')

  // Everybody waits for the words of one language, too; Danish is what most read.
  const shell = await closureOf(assets, [entry, named('da')])
  const plan = await closureOf(assets, [named('plan-page')], shell)
  const editor = await closureOf(assets, [named('editor-parts')], shell)
  const sizeOf = async (files: ReadonlySet<string>) => {
    const packed = await Promise.all(
      [...files].map(async (file) => gzipSync(await readFile(path.join(assets, file)), { level: 9 }).length),
    )
    return packed.reduce((sum, bytes) => sum + bytes, 0) / 1000
  }
  return { shell: await sizeOf(shell), plan: await sizeOf(plan), editor: await sizeOf(editor) }
}

/** A line for each part, and whether all are within what they may be. */
export function judgeSizes(sizes: ClientSizes): { lines: string[]; isWithin: boolean } {
  const parts = Object.keys(MOST) as Part[]
  return {
    lines: parts.map(
      (part) =>
        `${part.padEnd(6)} ${sizes[part].toFixed(1).padStart(6)} KB of at most ${MOST[part]}${sizes[part] > MOST[part] ? ': too much' : ''}`,
    ),
    isWithin: parts.every((part) => sizes[part] <= MOST[part]),
  }
}

/** The files and all that they import before they run, without what has been fetched before. */
async function closureOf(
  assets: string,
  files: readonly string[],
  fetched: ReadonlySet<string> = new Set(),
): Promise<Set<string>> {
  const found = new Set<string>()
  const waiting = [...files]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || fetched.has(file)) continue
    found.add(file)
    const code = await readFile(path.join(assets, file), 'utf8')
    waiting.push(...importsOf(code).map((source) => path.basename(source)))
  }
  return found
}

function importsOf(code: string): string[] {
  return parseAst(code).body.flatMap((statement) =>
    'source' in statement && statement.source ? [String(statement.source.value)] : [],
  )
}
