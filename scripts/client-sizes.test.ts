import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientSizes, judgeSizes } from './client-sizes.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'samplan-sizes-'))
  await mkdir(path.join(folder, 'assets'))
})
afterEach(() => rm(folder, { recursive: true }))

/** So many bytes that nothing can pack, in a comment. */
function heavy(bytes: number): string {
  let state = bytes
  const letters = Array.from({ length: bytes }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return String.fromCharCode(0x4e00 + (state % 20000))
  })
  return `/*${letters.join('')}*/`
}

async function client(files: Record<string, string>) {
  await writeFile(
    path.join(folder, 'index.html'),
    '<script type="module" crossorigin src="/assets/index-aaaaaaaa.js"></script>',
  )
  const all = { 'da-aaaaaaaa.js': '', 'plan-page-aaaaaaaa.js': '', 'editor-parts-aaaaaaaa.js': '', ...files }
  for (const [name, code] of Object.entries(all)) await writeFile(path.join(folder, 'assets', name), code)
  return clientSizes(folder)
}

test('[SPEED-1] all that a part imports before it runs is counted once, and what it fetches later is not', async () => {
  const sizes = await client({
    'index-aaaaaaaa.js':
      'import{a}from"./shared-aaaaaaaa.js";import"./more-aaaaaaaa.js";export{b}from"./again-aaaaaaaa.js";import("./later-aaaaaaaa.js");a()',
    'shared-aaaaaaaa.js': `export const a=()=>{};${heavy(10_000)}`,
    'more-aaaaaaaa.js': `import"./shared-aaaaaaaa.js";${heavy(10_000)}`,
    'again-aaaaaaaa.js': `export const b=1;${heavy(10_000)}`,
    'later-aaaaaaaa.js': heavy(50_000),
    'editor-parts-aaaaaaaa.js': `import"./shared-aaaaaaaa.js";import"./own-aaaaaaaa.js"`,
    'own-aaaaaaaa.js': heavy(5_000),
  })
  expect(sizes.shell / sizes.editor).toBeGreaterThan(5)
  expect(sizes.shell / sizes.editor).toBeLessThan(7)
  expect(sizes.plan).toBeLessThan(0.1)
})

test('[SPEED-1] one part that is too big is named, with its size', () => {
  expect(judgeSizes({ shell: 259.9, plan: 100, editor: 189.9 }).isWithin).toBe(true)
  for (const part of ['shell', 'plan', 'editor'] as const) {
    const { lines, isWithin } = judgeSizes({ shell: 1, plan: 1, editor: 1, [part]: 260.1 })
    expect(isWithin).toBe(false)
    expect(lines.filter((line) => line.includes('too much'))).toEqual([expect.stringContaining(part)])
    expect(lines.join('\n')).toContain('260.1 KB')
  }
})

test('[SPEED-1] a client whose files are called otherwise is not taken for one of no size', async () => {
  await client({ 'index-aaaaaaaa.js': '' })
  await rm(path.join(folder, 'assets', 'editor-parts-aaaaaaaa.js'))
  await expect(clientSizes(folder)).rejects.toThrow('editor-parts')
})
