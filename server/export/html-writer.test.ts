import { createHash } from 'node:crypto'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { writeHtml } from './html-writer.ts'
import { demoDocument } from './testing/demo-content.ts'
import { withSingleSpaces } from './testing/other-programs.ts'
import { paragraph, smallDocument, wordsIn } from './testing/small-document.ts'
import { TRYING_BLOCKS } from './testing/trying-blocks.ts'

const parsed = async (document = demoDocument()) => {
  const html = new TextDecoder().decode(await writeHtml(document))
  return { html, page: new JSDOM(html, { runScripts: 'outside-only' }).window.document }
}

describe('[EXPORT-5] the HTML file', () => {
  it('has every title, text, field and decision of the plan', async () => {
    const document = demoDocument()
    const { page } = await parsed(document)
    for (const line of page.querySelectorAll('br')) line.replaceWith('\n')
    const text = withSingleSpaces(page.body.textContent)
    expect(
      wordsIn(document.blocks)
        .map(withSingleSpaces)
        .filter((words) => !text.includes(words)),
    ).toEqual([])
  })

  it('says its language and title, and lists its sections', async () => {
    const { page } = await parsed()
    expect(page.documentElement.lang).toBe('da-DK')
    expect(page.title).toBe('Fælles aktivitetsplan 2027')
    const links = [...page.querySelectorAll('nav a')]
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) expect(page.querySelector(link.getAttribute('href') ?? '')?.tagName).toBe('H2')
  })

  it('runs nothing, fetches nothing, and forbids both', async () => {
    const { html, page } = await parsed(smallDocument(TRYING_BLOCKS))
    expect(page.querySelectorAll('script, img, link, iframe, object, form, [style], [onclick]')).toHaveLength(
      0,
    )
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? ''
    const style = page.querySelector('style')?.textContent ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(html).not.toMatch(/url\(|@import/)
    const addresses = [...page.querySelectorAll('a')].map(({ href }) => href)
    expect(addresses.filter((address) => !/^(https:|about:blank#)/.test(address))).toEqual([])
  })

  it('has header cells with their scope, cells that reach over others, nested lists', async () => {
    const { page } = await parsed(smallDocument(TRYING_BLOCKS))
    expect([...page.querySelectorAll('thead th')].map((cell) => cell.getAttribute('scope'))).toEqual(
      Array.from({ length: 6 }, () => 'col'),
    )
    expect(page.querySelector('tbody th')?.getAttribute('scope')).toBe('row')
    expect(page.querySelector('[rowspan="2"]')?.textContent).toBe('januar')
    expect(page.querySelector('[colspan="2"]')?.textContent).toBe('Rejse, der fylder to kolonner')
    expect(page.querySelector('ol > li > ul > li > ol')?.getAttribute('start')).toBe('3')
    expect(page.querySelector('caption')?.textContent).toBe('Tabel 1. Seks kolonner')
  })

  it('skips no level of headings', async () => {
    const { page } = await parsed()
    const levels = [...page.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(({ tagName }) => Number(tagName[1]))
    expect(levels[0]).toBe(1)
    levels.slice(1).forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index] ?? 0) + 1)
    })
  })

  it('leaves out what no page can hold', async () => {
    const { html } = await parsed(smallDocument([paragraph('før\u0000\u000b\ud800efter')]))
    expect(html).toContain('<p>før\ufffdefter</p>')
  })
})
