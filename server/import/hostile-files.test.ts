/** Files that are no plan, or made to do harm: each is refused with what it is, soon, and nothing of it is read. */
import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { proposalFrom } from '#shared/import/proposal-from.ts'
import { W, smallDocx as word } from '../testing/small-docx.ts'
import { smallXlsx } from '../testing/small-xlsx.ts'
import { ImportThread } from './import-thread.ts'
import { readFile } from './read-file.ts'

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const thread = new ImportThread()
const read = (bytes: Uint8Array) => thread.read({ bytes, agreement: BUILT_IN_AGREEMENT, fallbackYear: 2027 })

function codeOf(bytes: Uint8Array): unknown {
  try {
    return readFile(bytes)
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const LAUGHS = `<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`
const laughing = strToU8(
  `<?xml version="1.0"?>${LAUGHS}<w:document xmlns:w="${W}"><w:body>${paragraph('&b;&c;')}</w:body></w:document>`,
)
/** Says in its list of parts that one of them is this large once it is unpacked. */
function saying(size: number): Uint8Array {
  const document = `<w:document xmlns:w="${W}"><w:body>${paragraph('x'.repeat(500))}</w:body></w:document>`
  const bytes = word('', { 'word/document.xml': [strToU8(document), { level: 9 }] })
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  return bytes
}

describe('[IMPORT-5] [S25] a file', () => {
  test.each<[string, Uint8Array, string]>([
    ['that is empty', new Uint8Array(), 'import-empty'],
    ['without a word in it', word('<w:p/>'), 'import-empty'],
    [
      'that is a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      'import-unknown-type',
    ],
    ['that is a PDF, called .docx or not', strToU8('%PDF-1.7\n;;\n;;\n'), 'import-unknown-type'],
    ['that is a page', strToU8('<!doctype html>\n<p>a;b</p>\n<p>c;d</p>'), 'import-unknown-type'],
    ['of text that is no table', strToU8('Kære Mette\nHer er vores plan.\n'), 'import-unknown-type'],
    ['of noise', new Uint8Array(randomBytes(4_000)), 'import-unknown-type'],
    ['that is a zip of other things', zipSync({ 'a.txt': strToU8('a') }), 'import-unknown-type'],
    [
      'that is a presentation',
      word('', {}, 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
      'import-unknown-type',
    ],
    [
      'of old Office',
      new Uint8Array([...OLD_OFFICE, ...Buffer.from('WordDocument', 'utf16le')]),
      'import-old-format',
    ],
    [
      'with a password',
      new Uint8Array([...OLD_OFFICE, ...Buffer.from('EncryptedPackage', 'utf16le')]),
      'import-encrypted',
    ],
    [
      'with macros by its type',
      word(paragraph('x'), {}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'import-macros',
    ],
    [
      'with macros hidden in it',
      word(paragraph('x'), { 'word/vbaProject.bin': strToU8('x') }),
      'import-macros',
    ],
    ['that is cut off', word(paragraph('x')).subarray(0, 200), 'import-damaged'],
    ['whose XML is broken', word('<w:p>'), 'import-damaged'],
    ['that lacks its text', word('', { 'word/document.xml': strToU8('<x/>') }), 'import-damaged'],
    ['with entities, in it or elsewhere', word('', { 'word/document.xml': laughing }), 'import-damaged'],
    [
      'that is small and unpacks to very much',
      word('', { 'word/document.xml': [new Uint8Array(20_000_000), { level: 9 }] }),
      'import-too-much',
    ],
    [
      'whose parts are all small and together too much',
      word(
        paragraph('x'),
        Object.fromEntries(
          Array.from({ length: 60 }, (_, n) => [
            `m/${n}`,
            [new Uint8Array(900_000), { level: 1 }] as [Uint8Array, { level: 1 }],
          ]),
        ),
      ),
      'import-too-much',
    ],
    [
      'of very many parts',
      word(
        paragraph('x'),
        Object.fromEntries(Array.from({ length: 2_100 }, (_, n) => [`m/${n}`, new Uint8Array()])),
      ),
      'import-too-much',
    ],
    ['that says it is enormous', saying(0xfffffff0), 'import-too-much'],
    ['that says it is smaller than it is', saying(40), 'import-damaged'],
    [
      'of more cells than a plan has',
      smallXlsx([
        { name: 'x', rows: Array.from({ length: 1_100 }, () => Array.from({ length: 95 }, () => 1)) },
      ]),
      'import-too-much',
    ],
  ])('%s is refused', (_what, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  test('with links elsewhere opens none of them, and keeps those to pages alone', async () => {
    const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
    const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const external = (id: string, kind: string, target: string) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}" TargetMode="External"/>`
    const links = ['https://censec.example/', 'javascript:alert(1)', 'file:///etc/passwd'].map(
      (_, index) => `<w:p><w:hyperlink r:id="r${index}"><w:r><w:t>Se her</w:t></w:r></w:hyperlink></w:p>`,
    )
    const bytes = word(links.join(''), {
      'word/_rels/document.xml.rels': strToU8(
        `<Relationships xmlns="${RELATIONS}">${external('r0', 'hyperlink', 'https://censec.example/')}${external('r1', 'hyperlink', 'javascript:alert(1)')}${external('r2', 'hyperlink', 'file:///etc/passwd')}${external('s', 'styles', 'file:///etc/passwd')}</Relationships>`,
      ),
    })
    const { leftovers } = await read(bytes)
    expect(leftovers.flatMap(({ blocks }) => blocks)).toEqual([
      { kind: 'paragraph', runs: [{ text: 'Se her', link: 'https://censec.example/' }] },
      { kind: 'paragraph', runs: [{ text: 'Se her' }] },
      { kind: 'paragraph', runs: [{ text: 'Se her' }] },
    ])
  })

  test('nested without end is refused, and so are entities, also on the thread', async () => {
    const open = '<w:sdt><w:sdtContent>'
    const close = '</w:sdtContent></w:sdt>'
    const nested = word(open.repeat(15_000) + close.repeat(15_000))
    await expect(read(nested)).rejects.toMatchObject({ code: 'import-damaged' })
    const entities = word('', { 'word/document.xml': laughing })
    await expect(read(entities)).rejects.toMatchObject({ code: 'import-damaged' })
  })

  test('that takes too long is given up, and the next one is read', async () => {
    const hasty = new ImportThread({ timeLimitMs: 0 })
    const small = {
      bytes: smallXlsx([
        {
          name: 'x',
          rows: [
            ['Titel', 'Dato'],
            ['Messe', '5/3'],
          ],
        },
      ]),
      agreement: BUILT_IN_AGREEMENT,
      fallbackYear: 2027,
    }
    await expect(hasty.read(small)).rejects.toMatchObject({ code: 'import-too-much' })
    expect((await thread.read(small)).activities).toHaveLength(1)
  })

  test('waits for those before it, and is refused where too many wait', async () => {
    const bytes = strToU8('Titel;Dato\nMesse;5/3\n')
    const narrow = new ImportThread({ mostWaiting: 2 })
    const all = await Promise.allSettled(
      Array.from({ length: 3 }, () =>
        narrow.read({ bytes, agreement: BUILT_IN_AGREEMENT, fallbackYear: 2027 }),
      ),
    )
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  })

  test('of fifty thousand signs of ill will in a cell is read all the same', () => {
    const LONG = 50_000
    const hostile = ['a', ' ', '1.', '-', '(', ' – ', ', ', ': ', 'uge 1-', 'CenSec ', '\t', 'i '].map(
      (piece) => piece.repeat(LONG / piece.length),
    )
    const rows = [
      ['Titel', 'Dato', 'Part', 'Budget', 'Status', 'Kategori'],
      ...hostile.map((text) => Array(6).fill(text)),
    ]
    const propose = (bytes: Uint8Array) => proposalFrom(readFile(bytes), BUILT_IN_AGREEMENT, 2027)
    expect(propose(smallXlsx([{ name: 'x', rows }])).activities.length).toBeGreaterThan(5)
    const lists = hostile.map(
      (text) =>
        `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>${paragraph(text)}`,
    )
    expect(propose(word(lists.join(''))).leftovers.length).toBeGreaterThan(0)
  })
})
