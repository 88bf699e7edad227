/** Has the page fetch the Danish texts beside the shell, which asks for them only once it runs: most who come read Danish. */
import path from 'node:path'
import type { Plugin } from 'vite'

const DANISH = path.resolve(import.meta.dirname, '..', 'client', 'text', 'da.ts')

export function preloadTexts(): Plugin {
  return {
    name: 'samplan:preload-texts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const texts = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.facadeModuleId === DANISH,
        )
        if (!texts) throw new Error('The Danish texts are no file of their own.')
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${texts.fileName}` }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}
