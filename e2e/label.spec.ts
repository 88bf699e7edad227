/** The file for the gold label: what the secretariat of one party gathers, and nobody else has a trace of. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import type { APIRequestContext, Page } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { z } from 'zod'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { papersHash } from '#shared/meetings/approval.ts'
import { faultsOn } from './faults-on.ts'
import { expect, type Server, test } from './people.ts'

const PDFTOTEXT = '/usr/bin/pdftotext'
const ACTIVITY = 'Kursusforløb om kvalitetskrav til underleverandører'
const TODAY = dateInDenmark(new Date().toISOString())
const line = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Dokumentation' }).getByRole('listitem').filter({ hasText: name })

async function post(by: APIRequestContext, url: string, data: object): Promise<unknown> {
  const answer = await by.post(url, { data })
  expect(answer.ok(), `${url}: ${await answer.text()}`).toBe(true)
  return answer.status() === 204 ? undefined : answer.json()
}

/** The month's meeting, held without a point, with minutes that both directors have approved; answers its id. */
async function approvedMeeting({ url }: Server, anna: APIRequestContext, mette: APIRequestContext) {
  const { next } = z.object({ next: z.string() }).parse(await (await anna.get(`${url}/api/meetings`)).json())
  const meeting = `${url}/api/meetings/${next}`
  await anna.patch(meeting, { data: { date: TODAY } })
  for (const step of ['agenda-sent', 'held', 'minutes-sent']) await post(anna, `${meeting}/steps`, { step })
  const contentHash = papersHash({ points: [], present: [], absent: [] })
  for (const director of [anna, mette]) await post(director, `${meeting}/approvals`, { contentHash })
  return next
}

/** A PDF with one line of words. */
function pdfOf(words: string): Promise<Buffer> {
  const document = new PDFDocument()
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const written = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(parts))))
  document.text(words)
  document.end()
  return written
}

/** A Word document with a macro in it, as any program would write it. */
function wordWithMacro(): Buffer {
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(types),
      '_rels/.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': strToU8(
        '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>',
      ),
      'word/vbaProject.bin': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    }),
  )
}

/** The words of a PDF, as another program than ours reads them. */
async function wordsOf(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(PDFTOTEXT, [file, '-'], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.replaceAll('\u00a0', ' ').replace(/\s+/gu, ' ')
}

test('[LABEL-3] [LABEL-5] [LABEL-9] [LABEL-11] a planner links evidence of every kind, a director notes the case, and the file that is exported has it all', async ({
  server,
  signIn,
}) => {
  const peter = await signIn('censecPlanner', '/overblik')
  const anna = await signIn('censecDirector', '/overblik')
  const mette = await signIn('difosDirector', '/overblik')
  await approvedMeeting(server, anna.request, mette.request)
  await post(anna.request, `${server.url}/api/plans/demo-2027/versions`, { name: 'Efter strategidagen' })

  await test.step('from the overview one comes to what lacks most', async () => {
    await peter.getByRole('region', { name: 'Guldmærket' }).getByRole('link', { name: 'Selvtjek' }).click()
    await expect(peter.getByRole('heading', { level: 1, name: 'Guldmærket' })).toBeVisible()
    await expect(peter.getByRole('heading', { name: '31 indikatorer, der mangler noget' })).toBeVisible()
    expect(await faultsOn(peter)).toEqual([])
    await peter.getByRole('radio', { name: 'Efter gruppe' }).click()
    await peter.getByRole('link', { name: 'Klare roller i beslutninger' }).click()
    await expect(peter.getByRole('heading', { level: 1 })).toContainText('Klare roller i beslutninger')
  })

  await test.step('it is assessed in words, and a colleague’s words are not written over', async () => {
    await anna.goto(peter.url())
    await anna.getByRole('textbox', { name: 'Begrundelse' }).fill('Rollerne følger aftalen.')
    await anna.getByRole('button', { name: 'Gem vurderingen' }).click()
    await expect(anna.getByText(/^Sidst gemt af Anna/)).toBeVisible()
    await peter.getByRole('textbox', { name: 'Begrundelse' }).fill('Peters ord.')
    await peter.getByRole('button', { name: 'Gem vurderingen' }).click()
    await expect(peter.getByRole('alert')).toContainText('Anna har gemt en anden vurdering imens')
    await expect(peter.getByRole('textbox', { name: 'Begrundelse' })).toHaveValue('Peters ord.')
    await peter.getByRole('button', { name: 'Vis den andens' }).click()
    await expect(peter.getByRole('textbox', { name: 'Begrundelse' })).toHaveValue('Rollerne følger aftalen.')
    await peter.getByRole('button', { name: 'Hvor langt er I?' }).click()
    await peter.getByRole('option', { name: /^4 · / }).click()
    await peter.getByRole('button', { name: 'Ansvarlig' }).click()
    await peter.getByRole('option', { name: 'Peter' }).click()
    await peter.getByRole('button', { name: 'Gem vurderingen' }).click()
    await expect(peter.getByText(/^Sidst gemt af Peter/)).toBeVisible()
  })

  await test.step('a suggestion is one press, everything else is found, and a note says what it shows', async () => {
    const suggestions = peter.getByRole('tabpanel', { name: 'Forslag' })
    await suggestions.getByRole('button', { name: /^Tilføj: Referat af / }).click()
    await expect(line(peter, 'Referat af')).toBeVisible()
    await expect(suggestions.getByRole('button', { name: /^Tilføj: Referat af / })).toBeHidden()
    await peter.getByRole('tab', { name: 'Find' }).click()
    const search = peter.getByRole('searchbox', { name: /^Søg i planer/ })
    await search.fill('strategidagen')
    await peter.getByRole('button', { name: /^Tilføj: .*Efter strategidagen/ }).click()
    await expect(line(peter, 'Efter strategidagen')).toBeVisible()
    await search.fill('kvalitetskrav')
    await peter.getByRole('button', { name: `Tilføj: ${ACTIVITY}` }).click()
    await expect(line(peter, ACTIVITY)).toBeVisible()
    await line(peter, ACTIVITY)
      .getByRole('button', { name: /^Skriv en note/ })
      .click()
    await peter.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('Fælles kursus i to år.')
    await peter.getByRole('dialog').getByRole('button', { name: 'Gem noten' }).click()
    await expect(line(peter, ACTIVITY)).toContainText('Fælles kursus i to år.')
  })

  await test.step('hostile files are refused with a sentence, whatever they are called', async () => {
    await peter.getByRole('tab', { name: 'Upload' }).click()
    const panel = peter.getByRole('tabpanel', { name: 'Upload' })
    const upload = (name: string, buffer: Buffer) =>
      panel.locator('input[type="file"]').setInputFiles({ name, mimeType: '', buffer })
    await upload('referat.docx', wordWithMacro())
    await expect(panel.getByRole('alert')).toContainText(
      '»referat.docx« er ikke taget imod. Der er makroer i filen',
    )
    await upload('regnskab.pdf', Buffer.from(`MZ${'\0'.repeat(600)}`))
    await expect(panel.getByRole('alert')).toContainText('Filen er hverken PDF')
    await upload('stort.pdf', Buffer.alloc(26 * 1024 * 1024))
    await expect(panel.getByRole('alert')).toContainText('Filen fylder over 25 MB')
    expect(await faultsOn(peter)).toEqual([])
  })

  await test.step('a document is uploaded, linked, and saved again as it was', async () => {
    const buffer = await pdfOf('Medlemmernes tilfredshed er 87 procent.')
    const panel = peter.getByRole('tabpanel', { name: 'Upload' })
    await panel
      .locator('input[type="file"]')
      .setInputFiles({ name: 'Medlemsundersøgelse 2026.pdf', mimeType: 'application/pdf', buffer })
    await expect(line(peter, 'Medlemsundersøgelse 2026.pdf')).toBeVisible()
    await expect(panel.getByRole('alert')).toBeHidden()
    const saved = peter.waitForEvent('download')
    await line(peter, 'Medlemsundersøgelse 2026.pdf')
      .getByRole('button', { name: 'Hent Medlemsundersøgelse 2026.pdf' })
      .click()
    expect((await saved).suggestedFilename()).toBe('Medlemsundersøgelse 2026.pdf')
  })

  await test.step('what is removed comes back with one press', async () => {
    await line(peter, 'Efter strategidagen')
      .getByRole('button', { name: /^Fjern: / })
      .click()
    await expect(line(peter, 'Efter strategidagen')).toBeHidden()
    await peter.getByRole('button', { name: 'Fortryd' }).click()
    await expect(line(peter, 'Efter strategidagen')).toBeVisible()
  })

  await test.step('the director notes how far the case is, and why it goes back', async () => {
    await anna.goto(`${server.url}/guldmaerket`)
    const steps = anna.getByRole('list', { name: 'Forløbet' })
    const dialog = anna.getByRole('dialog')
    await steps.getByRole('button', { name: 'Markér som udført: Selvtjek' }).click()
    await dialog.getByRole('textbox', { name: 'Notat' }).fill('Alle indikatorer er gennemgået.')
    await dialog.getByRole('checkbox', { name: 'Medlemsundersøgelse 2026.pdf' }).check()
    await dialog.getByRole('button', { name: 'Gem' }).click()
    await expect(steps.locator('[aria-current="step"]')).toContainText('Eksperternes besøg')
    await steps.getByRole('button', { name: 'Sæt dato: Eksperternes besøg' }).click()
    await dialog.getByRole('textbox', { name: 'Dato' }).fill('5.3.2027')
    await dialog.getByRole('button', { name: 'Gem' }).click()
    await expect(steps).toContainText('planlagt 5. marts 2027')
    await steps.getByRole('button', { name: /^Selvtjek/ }).click()
    await steps.getByRole('button', { name: 'Gå tilbage hertil: Selvtjek' }).click()
    await dialog.getByRole('button', { name: 'Gå tilbage', exact: true }).click()
    await expect(dialog.getByRole('alert')).toHaveText('Skriv, hvorfor I går tilbage.')
    await dialog.getByRole('textbox', { name: 'Hvorfor?' }).fill('To indikatorer mangler tal.')
    await dialog.getByRole('button', { name: 'Gå tilbage', exact: true }).click()
    await expect(steps.locator('[aria-current="step"]')).toContainText('Selvtjek')
    await expect(steps).toContainText('To indikatorer mangler tal.')
    await expect(steps).toContainText('Alle indikatorer er gennemgået.')
    expect(await faultsOn(anna)).toEqual([])
  })

  await test.step('the file is exported and opened, with the evidence in it', async () => {
    test.setTimeout(180_000)
    const download = anna.waitForEvent('download', { timeout: 120_000 })
    await anna.getByRole('button', { name: 'Hent guldmappen (PDF)' }).click()
    const file = await (await download).path()
    if (!existsSync(PDFTOTEXT)) {
      console.log(
        'The exported file is not read: pdftotext is not installed (apt-get install poppler-utils).',
      )
      return
    }
    const words = await wordsOf(file)
    for (const said of [
      'Rollerne følger aftalen.',
      'Referat af koordineringsmødet i',
      'Efter strategidagen',
      ACTIVITY,
      'Fælles kursus i to år.',
      'Medlemsundersøgelse 2026.pdf',
      'Medlemmernes tilfredshed er 87 procent.',
      'To indikatorer mangler tal.',
    ])
      expect(words).toContain(said)
  })

  await test.step('what is deleted is said to be gone, where it was evidence', async () => {
    const documents = anna.getByRole('list', { name: 'Uploadede dokumenter' })
    await documents.getByRole('button', { name: 'Slet Medlemsundersøgelse 2026.pdf' }).click()
    await anna.getByRole('dialog').getByRole('button', { name: 'Slet dokumentet' }).click()
    await expect(documents).toContainText('slettet af Anna')
    await peter.reload()
    await expect(
      peter.getByRole('list', { name: 'Dokumentation' }).getByText('Findes ikke længere'),
    ).toBeVisible()
  })

  await test.step('in the dark and on a phone', async () => {
    for (const page of [anna, peter]) {
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await faultsOn(page, { colours: true })).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
  })
})

test('[LABEL-2] the indicators are reworded, retired and added to, and earlier versions stay to be read', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', '/guldmaerket')
  await page.getByRole('link', { name: 'Ret indikatorerne' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Indikatorerne i mappen' })).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  const dialog = page.getByRole('dialog')
  const name = await page
    .getByRole('list', { name: /^5 / })
    .getByRole('listitem')
    .first()
    .getByRole('paragraph')
    .first()
    .textContent()

  await page.getByRole('button', { name: `Ret: ${name}` }).click()
  expect(await faultsOn(page)).toEqual([])
  await dialog.getByRole('textbox', { name: 'Navn på dansk' }).fill('Omtale i pressen')
  await dialog.getByRole('button', { name: 'Gem som ny version' }).click()
  await expect(page.getByRole('list', { name: /^5 / })).toContainText('5.1 Omtale i pressen')

  await page.getByRole('button', { name: 'Tag ud af brug: 5.1 Omtale i pressen' }).click()
  await dialog.getByRole('button', { name: 'Tag ud af brug', exact: true }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Skriv, hvorfor indikatoren tages ud af brug.')
  await dialog.getByRole('textbox', { name: 'Hvorfor?' }).fill('Eksperterne spørger ikke om det.')
  await dialog.getByRole('button', { name: 'Tag ud af brug', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Tag i brug igen: 5.1 Omtale i pressen' })).toBeVisible()

  await page.getByRole('button', { name: 'Tilføj en indikator' }).click()
  for (const [field, words] of [
    ['Navn på dansk', 'Grøn omstilling'],
    ['Navn på engelsk', 'Green transition'],
    ['Det, eksperterne vil vide, på dansk', 'Hvad gør klyngen?'],
    ['Det, eksperterne vil vide, på engelsk', 'What does the cluster do?'],
    ['Det tæller som dokumentation, på dansk', 'Aktiviteter'],
    ['Det tæller som dokumentation, på engelsk', 'Activities'],
  ] as const)
    await dialog.getByRole('textbox', { name: field }).fill(words)
  await dialog.getByRole('button', { name: 'Gem som ny version' }).click()
  await expect(page.getByRole('list', { name: /^1 / })).toContainText('1.5 Grøn omstilling')

  await page.getByRole('button', { name: /^Version/ }).click()
  await page.getByRole('option', { name: /^Version 1/ }).click()
  await expect(page.getByText('Du ser en tidligere version.')).toBeVisible()
  await expect(page.getByText(name ?? '', { exact: true })).toBeVisible()
  await expect(page.getByText('Grøn omstilling')).toBeHidden()
  await expect(page.getByRole('button', { name: /^Ret: / })).toHaveCount(0)
  await page.getByRole('button', { name: 'Til den, der gælder' }).click()
  await expect(page.getByText('1.5 Grøn omstilling')).toBeVisible()
})

for (const who of ['difosDirector', 'difosPlanner', 'boardObserver', 'difosObserver', 'reader'] as const)
  test(`[LABEL-8] ${who}: there is no such page, nor way to it, nor file`, async ({ server, signIn }) => {
    const page = await signIn(who, '/guldmaerket')
    await expect(page.getByRole('heading', { name: 'Her er ingenting' })).toBeVisible()
    await page.goto(`${server.url}/guldmaerket/clarity-of-roles`)
    await expect(page.getByRole('heading', { name: 'Her er ingenting' })).toBeVisible()
    await page.getByRole('button', { name: /^Menu for/ }).click()
    await expect(page.getByRole('menuitem', { name: 'Log ud' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Guldmærket' })).toBeHidden()
    await page.goto(`${server.url}/overblik`)
    await expect(page.getByRole('heading', { name: 'Overblik' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Næste møde' })).toBeVisible()
    await expect(page.getByText('Guldmærket')).toBeHidden()
    for (const path of ['label', 'label/indicators/clarity-of-roles', 'label/documents', 'label/export'])
      expect((await page.request.get(`${server.url}/api/${path}`)).status(), path).toBe(403)
  })
