/**
 * The interface's texts as the browser gets them: read once, while the client is built, so that what reads ICU messages
 * need not be sent along. `compiled-texts.test.ts` holds what is shown to what the messages say.
 */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import compile from 'icu-minify/compile'
import type { Plugin } from 'vite'

const TEXTS = path.resolve(import.meta.dirname, '..', 'client', 'text')
const FILES = ['da', 'en'].map((language) => `${path.join(TEXTS, language)}${path.sep}`)

export function compiledTexts(): Plugin {
  return {
    name: 'samplan:compiled-texts',
    config: () => ({
      resolve: {
        alias: [{ find: /^use-intl\/format-message$/u, replacement: path.join(TEXTS, 'format-message.ts') }],
      },
    }),
    async load(id) {
      if (!FILES.some((folder) => id.startsWith(folder))) return undefined
      const texts: Record<string, unknown> = await import(pathToFileURL(id).href)
      return Object.entries(texts)
        .map(([name, tree]) => `export const ${name} = ${JSON.stringify(compiledTree(tree))}`)
        .join('\n')
    },
  }
}

/** The same tree, each message in the form that use-intl's `format-only` takes. */
export function compiledTree(tree: unknown): unknown {
  if (typeof tree === 'string') return compile(tree)
  if (typeof tree !== 'object' || tree === null) throw new Error('A text is a message or a tree of them.')
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, compiledTree(value)]))
}
