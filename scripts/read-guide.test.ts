/** What the page of the guide draws is all that the guide says. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { textOf } from '#client/features/guide/guide.ts'
import { pictureSize } from './picture-size.ts'
import { anchorOf, readGuide } from './read-guide.ts'

const docs = path.resolve(import.meta.dirname, '..', 'docs')
const markdown = readFileSync(path.join(docs, 'brugervejledning.md'), 'utf8')
const picture = { address: '/assets/et-billede.png', width: 10, height: 20 }

describe('[GUIDE-1] the guide’s Markdown', () => {
  it('is read whole: every chapter, and every word of each', () => {
    const guide = readGuide(markdown, () => picture)
    const headings = [...markdown.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading)
    expect(guide.sections.map(({ title }) => title)).toEqual(headings)
    const drawn = wordsIn(guide.sections.map(({ blocks }) => textOf(blocks)).join('\n'))
    const written = markdown
      .slice(markdown.indexOf('\n## '))
      .replace(/^## .*$/gm, '')
      .replace(/\]\([^)]*\)/g, '')
      .replace(/^\| --- .*$/gm, '')
      .replace(/^\d+\. /gm, '')
    expect(drawn).toEqual(wordsIn(written))
    expect(drawn.length).toBeGreaterThan(1_500)
  })

  it('becomes paragraphs, lists, tables, pictures and what is stressed in them', () => {
    const { title, intro, sections } = readGuide(
      '# T\n\n- [A](#a)\n\nOm *det* & mere.\n\n## Ét af dem\n\n1. **Et** `x`\n2. [To](https://a.example)\n\n' +
        '| A | B |\n| --- | --- |\n| 1 | 2 |\n\n![Et billede](p.png)\n',
      () => picture,
    )
    expect(title).toBe('T')
    expect(intro).toEqual([
      {
        kind: 'paragraph',
        words: [
          { kind: 'text', text: 'Om ' },
          { kind: 'emphasis', words: [{ kind: 'text', text: 'det' }] },
          { kind: 'text', text: ' & mere.' },
        ],
      },
    ])
    expect(sections).toMatchObject([
      {
        id: 'ét-af-dem',
        title: 'Ét af dem',
        blocks: [
          { kind: 'list', isOrdered: true, items: [[{ kind: 'paragraph' }], [{ kind: 'paragraph' }]] },
          {
            kind: 'table',
            head: [[{ text: 'A' }], [{ text: 'B' }]],
            rows: [[[{ text: '1' }], [{ text: '2' }]]],
          },
          { kind: 'picture', alt: 'Et billede', ...picture },
        ],
      },
    ])
  })

  it('ends the build where it holds what the page cannot draw', () => {
    for (const unknown of ['<script>x</script>', '```\nx\n```', '> citat'])
      expect(() => readGuide(`# T\n\n${unknown}\n`, () => picture)).toThrow('cannot draw')
  })

  it('names its headings as other readers of Markdown do', () => {
    expect(anchorOf('Se, hvad der er ændret, og hent noget tilbage')).toBe(
      'se-hvad-der-er-ændret-og-hent-noget-tilbage',
    )
  })
})

it('[GUIDE-1] a picture’s size is read of PNG and JPEG, so that nothing moves when it comes', () => {
  const sizeOf = (name: string) => pictureSize(readFileSync(path.join(docs, 'pictures', name)))
  expect(sizeOf('offline-390-light.png')).toEqual({ width: 390, height: 844 })
  const wheel = sizeOf('aarshjul-1440-light.jpg')
  expect(wheel.width).toBe(1440)
  expect(wheel.height).toBeGreaterThan(500)
  expect(() => pictureSize(Buffer.from('GIF89a 0000000'))).toThrow('neither')
})

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}
