import { type Zippable, zipSync } from 'fflate'

/** As early as a zip file can say: when it was packed is nobody's business, and would make each packing another. */
const NO_TIME = new Date(1980, 0, 1)

/** Packs files in their order: the same files give the same bytes. `stored` names those that are not compressed. */
export function packFiles(
  files: readonly (readonly [name: string, content: Uint8Array | string])[],
  { stored = [] }: { stored?: readonly string[] } = {},
): Uint8Array {
  const zippable: Zippable = {}
  for (const [name, content] of files) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    zippable[name] = [bytes, { level: stored.includes(name) ? 0 : 6, mtime: NO_TIME }]
  }
  return zipSync(zippable)
}
