/** Lets the client import the user guide: read while it is built, so that no reader of Markdown goes to browsers. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'
import { pictureSize } from './picture-size.ts'
import { readGuide } from './read-guide.ts'

const GUIDE = path.resolve(import.meta.dirname, '..', 'docs', 'brugervejledning.md')

export function guidePlugin(): Plugin {
  return {
    name: 'samplan-guide',
    enforce: 'pre',
    async load(id) {
      if (id !== GUIDE) return undefined
      return moduleOf(await readFile(GUIDE, 'utf8'))
    },
  }
}

/** Its pictures are imported, which makes files of the client of them. */
async function moduleOf(markdown: string): Promise<string> {
  const sizes = new Map<string, { width: number; height: number }>()
  for (const [, place = ''] of markdown.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
    const file = path.resolve(path.dirname(GUIDE), place)
    sizes.set(place, pictureSize(await readFile(file)))
  }
  const places = [...sizes.keys()]
  const guide = readGuide(markdown, (place) => {
    const size = sizes.get(place)
    if (!size) throw new Error(`The guide shows a picture that is not there: ${place}`)
    return { address: `picture:${places.indexOf(place)}`, ...size }
  })
  const imports = places.map(
    (place, index) =>
      `import picture${index} from ${JSON.stringify(path.resolve(path.dirname(GUIDE), place))}`,
  )
  const json = JSON.stringify(guide).replace(/"picture:(\d+)"/g, 'picture$1')
  return [...imports, `export const guide = ${json}`].join('\n')
}
