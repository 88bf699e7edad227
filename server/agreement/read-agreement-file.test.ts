import { deflateSync } from 'node:zlib'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { proposeWording } from '#shared/agreement/wording/propose-wording.ts'
import { passagesOf, piecesOf } from '#shared/agreement/wording/read-layers.ts'
import type { WordingLayers } from '#shared/agreement/wording/signed-wording.ts'
import { inventedAgreement, scannedAgreement } from '#shared/agreement/wording/testing/agreements.ts'
import { agreementDocx, agreementPdf } from '../testing/agreement-files.ts'
import { smallDocx } from '../testing/small-docx.ts'
import { smallXlsx } from '../testing/small-xlsx.ts'
import { StrangerThread } from '../threads/stranger-thread.ts'
import { AGREEMENT_REFUSALS, readAgreementFile } from './read-agreement-file.ts'
import type { WordingQuestion } from './wording-routes.ts'

/** What each clause reads, and what the parts are; a sentence may break its lines elsewhere. */
function saidIn(layers: WordingLayers) {
  return {
    pieces: piecesOf(layers).map(({ kind, id, title }) => [kind, id, title]),
    clauses: BUILT_IN_AGREEMENT.clauses.map(({ id }) => [
      id,
      passagesOf(layers, id)
        .flatMap(({ paragraphs }) => paragraphs)
        .join(' '),
    ]),
  }
}

const scanned = scannedAgreement()
const TEXTS: [string, string][] = [
  ['an invented agreement', inventedAgreement()],
  ...(scanned === undefined ? [] : [['the scanned agreement', scanned] satisfies [string, string]]),
]

describe.each(TEXTS)('[AGREE-6] %s', (_, text) => {
  const expected = saidIn(proposeWording(text, BUILT_IN_AGREEMENT))

  it.each<[string, (text: string) => Promise<Uint8Array>]>([
    ['text', async (words) => strToU8(words)],
    ['text with Windows’ line ends', async (words) => strToU8(words.replaceAll('\n', '\r\n'))],
    ['text in Windows-1252', async (words) => new Uint8Array(Buffer.from(words, 'latin1'))],
    ['a Word document', agreementDocx],
    ['a PDF', agreementPdf],
  ])('says the same, clause by clause, as %s', async (_kind, fileOf) => {
    expect(expected.pieces).toHaveLength(19)
    expect(saidIn(await readAgreementFile(await fileOf(text), BUILT_IN_AGREEMENT))).toEqual(expected)
  })
})

/** A font that says of its Q that it is U+0000, as some programs do of what they have no letter for. */
const LETTERS =
  'begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <51> <0000> endbfchar endcmap'

/** A PDF whose only page is this stream once it is unpacked. */
function packedPdf(content: Uint8Array): Uint8Array {
  const packed = deflateSync(content)
  const head = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>> endobj
6 0 obj <</Length ${LETTERS.length}>> stream
${LETTERS}
endstream endobj
4 0 obj <</Filter/FlateDecode/Length ${packed.length}>> stream
`
  return Buffer.concat([strToU8(head), packed, strToU8('\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF')])
}

it('[AGREE-6] a PDF has no letters that are none', async () => {
  const page = packedPdf(strToU8('BT /F 12 Tf 72 700 Td (1. OpsiQgelse) Tj ET'))
  expect((await readAgreementFile(page, BUILT_IN_AGREEMENT)).raw.trim()).toBe('1. Opsigelse')
})

const thread = new StrangerThread<WordingQuestion, WordingLayers>({
  script: new URL('./agreement-worker.ts', import.meta.url),
  tooMuch: 'agreement-too-much',
})

describe('[AGREE-6] a file that is no agreement', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['empty', () => new Uint8Array(), 'import-empty'],
    ['blank', () => strToU8(' \n\n '), 'import-empty'],
    ['a PDF without text', () => agreementPdf(''), 'import-empty'],
    ['a PDF with a password', () => agreementPdf('1. Formål', 'hemmeligt'), 'import-encrypted'],
    ['a PDF cut off', async () => (await agreementPdf('1. Formål')).subarray(0, 120), 'import-damaged'],
    [
      'a picture',
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      'import-unknown-type',
    ],
    ['a sheet', () => smallXlsx([{ name: 'x', rows: [['Titel', 'Dato']] }]), 'import-unknown-type'],
    ['a page', () => strToU8('<!doctype html><p>1. Formål'), 'import-unknown-type'],
    [
      'Word’s old format',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'import-old-format',
    ],
    [
      'a bomb in a zip',
      () => smallDocx('', { 'word/document.xml': [new Uint8Array(20_000_000), { level: 9 }] }),
      'import-too-much',
    ],
    ['a book', () => strToU8('Aftalen gælder. '.repeat(20_000)), 'import-too-much'],
  ])('such as %s is refused', async (_what, bytesOf, code) => {
    await expect(readAgreementFile(await bytesOf(), BUILT_IN_AGREEMENT)).rejects.toMatchObject({ code })
  })

  it('is refused in one sentence, whatever the reader calls it', async () => {
    expect(Object.values(AGREEMENT_REFUSALS).filter((code) => !code.startsWith('agreement-'))).toEqual([
      'import-macros',
    ])
    const locked = await agreementPdf('1. Formål', 'hemmeligt')
    await expect(thread.read({ bytes: locked, agreement: BUILT_IN_AGREEMENT })).rejects.toMatchObject({
      code: 'agreement-encrypted',
    })
  })

  it('such as a PDF that unpacks to half a gigabyte takes neither the memory nor the time', async () => {
    const bomb = packedPdf(new Uint8Array(500_000_000))
    expect(bomb.length).toBeLessThan(600_000)
    await expect(thread.read({ bytes: bomb, agreement: BUILT_IN_AGREEMENT })).rejects.toMatchObject({
      code: 'agreement-too-much',
    })
  })
})
