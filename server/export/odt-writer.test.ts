import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { writeOdt } from './odt-writer.ts'
import { demoDocument } from './testing/demo-content.ts'
import { PROGRAM_MS, programOrSkip, textByLibreOffice, withSingleSpaces } from './testing/other-programs.ts'
import { smallDocument, wordsIn } from './testing/small-document.ts'
import { TRYING_BLOCKS } from './testing/trying-blocks.ts'

/** Throws where the XML is not well-formed. */
function readXml(bytes: Uint8Array | undefined): XMLDocument {
  const { DOMParser } = new JSDOM('').window
  const xml = new DOMParser().parseFromString(strFromU8(bytes ?? new Uint8Array()), 'text/xml')
  const mistake = xml.querySelector('parsererror')
  if (mistake) throw new Error(mistake.textContent ?? '')
  return xml
}

describe('[EXPORT-6] the OpenDocument file', () => {
  it('begins with what it is, and has well-formed parts', async () => {
    const odt = await writeOdt(smallDocument(TRYING_BLOCKS))
    expect(strFromU8(odt.slice(30, 38))).toBe('mimetype')
    expect(strFromU8(odt.slice(38, 77))).toBe('application/vnd.oasis.opendocument.text')
    const files = unzipSync(odt)
    for (const name of ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml'])
      readXml(files[name])
  })

  it('has styles for all that it uses', async () => {
    const files = unzipSync(await writeOdt(smallDocument(TRYING_BLOCKS)))
    const parts = ['content.xml', 'styles.xml'].map((name) => strFromU8(files[name] ?? new Uint8Array()))
    const defined = new Set(parts.flatMap((xml) => xml.match(/(?<= style:name=")[^"]+/g) ?? []))
    const used = parts.flatMap((xml) => xml.match(/(?<= (?:text|table):style-name=")[^"]+/g) ?? [])
    expect([...new Set(used)].filter((name) => !defined.has(name))).toEqual([])
  })

  it('is in Danish, and names no person', async () => {
    const files = unzipSync(await writeOdt(demoDocument()))
    expect(strFromU8(files['styles.xml'] ?? new Uint8Array())).toContain('fo:language="da" fo:country="DK"')
    const meta = readXml(files['meta.xml'])
    expect(meta.documentElement.textContent).toBe(
      'SamplanFælles aktivitetsplan 2027SamplanSamplan2027-03-05T12:00:002027-03-05T12:00:00da-DK',
    )
  })

  it('repeats the header rows of tables', async () => {
    const content = readXml(unzipSync(await writeOdt(smallDocument(TRYING_BLOCKS)))['content.xml'])
    expect(content.querySelectorAll('table-header-rows > table-row')).toHaveLength(1)
    for (const row of content.querySelectorAll('table-row'))
      expect([2, 4, 6]).toContain(
        [...row.children].reduce((sum, cell) => sum + (cell.localName.endsWith('cell') ? 1 : 0), 0),
      )
  })

  it('opens in LibreOffice with every word of the plan', { timeout: PROGRAM_MS }, async ({ skip }) => {
    const soffice = programOrSkip('soffice', skip)
    const document = demoDocument()
    const blocks = [...document.blocks, ...TRYING_BLOCKS]
    const text = await textByLibreOffice(soffice, await writeOdt({ ...document, blocks }), 'odt')
    expect(
      wordsIn(blocks)
        .map(withSingleSpaces)
        .filter((words) => !text.includes(words)),
    ).toEqual([])
    expect(text).toMatch(/1\. Politisk interessevaretagelse 3 /)
  })
})
