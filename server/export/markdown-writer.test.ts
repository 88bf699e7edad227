import { describe, expect, it } from 'vitest'
import type { ExportBlock } from '#shared/export/export-document.ts'
import { writeMarkdown } from './markdown-writer.ts'
import { demoDocument } from './testing/demo-content.ts'
import { cell, paragraph, smallDocument } from './testing/small-document.ts'
import { TRYING_BLOCKS } from './testing/trying-blocks.ts'

const markdownOf = async (blocks: ExportBlock[]) => {
  const text = new TextDecoder().decode(await writeMarkdown(smallDocument(blocks)))
  return text.slice(text.indexOf('## Indhold')).split('\n').slice(2).join('\n').trim()
}

describe('[EXPORT-7] the Markdown file', () => {
  it('reads as the plan', async () => {
    const text = new TextDecoder().decode(await writeMarkdown(demoDocument()))
    expect(
      text.startsWith('# Fælles aktivitetsplan 2027\n\nCenSec og DI FOS\n\n- **Status:** Udkast\n'),
    ).toBe(true)
    expect(text).toContain('- [1. Politisk interessevaretagelse](#section-1)')
    expect(text).toContain('<a id="section-1"></a>\n\n## 1. Politisk interessevaretagelse')
    expect(text).toContain('| Afsnit | CenSec | DI FOS | Fælles | I alt | Budget |\n| --- | ---: |')
  })

  it.each([
    ['# ikke en overskrift', '\\# ikke en overskrift'],
    ['- ikke et punkt', '\\- ikke et punkt'],
    ['12. ikke et punkt', '12\\. ikke et punkt'],
    ['12.5 er et tal', '12.5 er et tal'],
    ['===', '\\==='],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['&copy; [x](javascript:y)', '\\&copy; \\[x\\](javascript:y)'],
    ['*a* _b_ `c` ~~d~~ e|f snake_case', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ e\\|f snake_case'],
    ['en\n# to', 'en\\\n\\# to'],
    ['    indrykket', 'indrykket'],
  ])('lets words be words: %s', async (words, markdown) => {
    expect(await markdownOf([paragraph(words)])).toBe(markdown)
  })

  it('marks words so that the marks are read as such', async () => {
    const runs = [
      { text: 'en ' },
      { text: 'fed', bold: true as const },
      { text: ' og ' },
      { text: 'skrå.', italic: true as const },
      { text: 'slut ' },
      { text: 'x', link: 'https://a.dk/(b) c' },
    ]
    expect(await markdownOf([{ kind: 'paragraph', runs }])).toBe(
      'en **fed** og <em>skrå.</em>slut [x](<https://a.dk/(b)%20c>)',
    )
  })

  it('keeps what belongs to a point within it, and two lists apart', async () => {
    const list = (ordered: boolean, ...items: ExportBlock[][]): ExportBlock => ({
      kind: 'list',
      ordered,
      start: 1,
      items,
    })
    const inner = list(false, [paragraph('b')])
    expect(await markdownOf([list(true, [paragraph('a'), inner]), list(true, [paragraph('c')])])).toBe(
      '1. a\n\n   - b\n\n<!-- -->\n\n1. c',
    )
  })

  it('writes tables of one line a row, whatever is in them', async () => {
    const rows = [
      [cell('a', { header: true }), cell('b|c', { header: true, align: 'end' })],
      [
        cell('', {
          blocks: [
            paragraph('en\nto'),
            { kind: 'list', ordered: false, start: 1, items: [[paragraph('tre')]] },
          ],
        }),
      ],
    ]
    expect(await markdownOf([{ kind: 'table', rows, caption: 'Tal' }])).toBe(
      '**Tal**\n\n| a | b\\|c |\n| --- | ---: |\n| en<br>to<br>• tre |   |',
    )
  })

  it('holds every word of what is hard to write', async () => {
    const text = await markdownOf(TRYING_BLOCKS)
    for (const words of [
      'Ålborg',
      'punkt i celle',
      'Inderste punkt',
      '1.250.000 kr.',
      'med et punkt',
      'Underafsnit',
    ])
      expect(text).toContain(words)
  })
})
