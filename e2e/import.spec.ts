import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

const text = (words: string) => new Paragraph({ children: [new TextRun(words)] })
const heading = (words: string) =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(words)] })
const table = (...rows: string[][]) =>
  new Table({
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [text(cell)] })) }),
    ),
  })

/** Last year's plan as a secretariat has it. */
async function lastYearsPlan() {
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('Aktivitetsplan 2026')] }),
          heading('Indledning'),
          text('Planen er godkendt af bestyrelsen.'),
          heading('2. Klyngesamarbejde'),
          text('Klyngen samler virksomheder og universiteter.'),
          table(
            ['Aktivitet', 'Hvornår', 'Ansvarlig', 'Budget'],
            ['Matchmaking med universiteter', 'uge 38', 'CenSec', '150.000 kr.'],
            ['Innovationsdag', 'når det passer', 'CenSec og DI FOS', ''],
            ['Noget, vi dropper', 'marts', 'CenSec', ''],
          ),
          heading('3. Internationale fremstød og eksport'),
          table(['Aktivitet', 'Dato', 'Sted'], ['Fællesstand på messe', '9.-12. marts', 'Paris']),
        ],
      },
    ],
  })
  return {
    name: 'aktivitetsplan-2026.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await Packer.toBuffer(document),
  }
}

test('a director imports last year’s plan from Word, corrects it and creates a draft', async ({ signIn }) => {
  const page = await signIn('difosDirector', '/planer')
  await page.getByRole('link', { name: 'Importér fra Word eller Excel' }).click()
  await expect(page).toHaveTitle('Importér en plan · Samplan')
  const chooseFile = page.locator('input[type="file"]')

  await test.step('a file of another kind is refused with one sentence', async () => {
    await chooseFile.setInputFiles({ name: 'plan.docx', mimeType: '', buffer: Buffer.from('%PDF-1.7') })
    await expect(page.getByRole('alert')).toContainText('Filen er hverken et Word-dokument (.docx)')
    expect(await faultsOn(page)).toEqual([])
  })

  await test.step('what was found is shown section by section, and what was not understood', async () => {
    await chooseFile.setInputFiles(await lastYearsPlan())
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gennemse, før kladden oprettes')
    await expect(page.getByText('Fundet i aktivitetsplan-2026.docx: 4 aktiviteter')).toBeVisible()
    const cluster = page.getByRole('region', { name: '2. Klyngesamarbejde' })
    await expect(cluster.getByText('Hvornår »når det passer« kunne ikke læses som en periode.')).toBeVisible()
    await expect(cluster.getByLabel('Titel')).toHaveCount(3)
    const unclear = page.getByRole('region', { name: 'Ikke forstået' })
    await expect(unclear.getByText('Planen er godkendt af bestyrelsen.')).toBeVisible()
    expect(await faultsOn(page)).toEqual([])
  })

  await test.step('it is corrected, and going back loses nothing', async () => {
    const cluster = page.getByRole('region', { name: '2. Klyngesamarbejde' })
    await page.getByLabel('Titel på kladden').fill('Fra sidste år')
    await cluster.getByLabel('Periode').nth(1).fill('uge 60')
    await expect(cluster.getByText('Det år har ikke den uge.')).toBeVisible()
    await page.getByRole('button', { name: 'Opret kladde' }).click()
    await expect(cluster.getByLabel('Periode').nth(1)).toBeFocused()
    await cluster.getByLabel('Periode').nth(1).fill('uge 45')
    await expect(cluster.getByText('uge 45, 2026')).toBeVisible()
    await cluster.getByRole('checkbox', { name: 'Tag »Noget, vi dropper« med' }).uncheck()
    await expect(page.getByText('3 af 4 aktiviteter tages med')).toBeVisible()
    await page.getByRole('button', { name: 'Tilbage' }).click()
    await page.getByRole('button', { name: 'Fortsæt gennemgangen af aktivitetsplan-2026.docx' }).click()
    await expect(cluster.getByLabel('Periode').nth(1)).toHaveValue('uge 45')
    await expect(page.getByLabel('Titel på kladden')).toHaveValue('Fra sidste år')
  })

  await test.step('[IMPORT-7] neither does loading the page anew', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gennemse, før kladden oprettes')
    await expect(page.getByLabel('Titel på kladden')).toHaveValue('Fra sidste år')
    const cluster = page.getByRole('region', { name: '2. Klyngesamarbejde' })
    await expect(cluster.getByLabel('Periode').nth(1)).toHaveValue('uge 45')
  })

  await test.step('what was in no section is put into one', async () => {
    const unclear = page.getByRole('region', { name: 'Ikke forstået' })
    await unclear.getByRole('button', { name: /Hvad skal der ske med det/ }).click()
    await page.getByRole('option', { name: 'Læg i teksten til afsnit 2' }).click()
  })

  await test.step('on a phone nothing is out of reach', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(isWider).toBe(false)
    expect(await faultsOn(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('the draft is a plan like any other', async () => {
    await page.getByRole('button', { name: 'Opret kladde' }).click()
    await expect(page).toHaveURL(/\/planer\//)
    await expect(page.getByText('Planen »Fra sidste år« er oprettet med 3 aktiviteter.')).toBeVisible()
    await expect(page.getByText('Planen er godkendt af bestyrelsen.')).toBeVisible()
    await expect(page.getByText('uge 45, 2026')).toBeVisible()
    await expect(page.getByText('Noget, vi dropper')).toBeHidden()
  })
})

test('a planner begins next year from this year', async ({ signIn }) => {
  const page = await signIn('censecPlanner', '/planer')
  await page.getByRole('button', { name: /^Begynd 2028 ud fra denne plan/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Titel')).toHaveValue('Fælles aktivitetsplan 2028')
  await expect(dialog.getByText('det gør de fortrolige dele heller ikke')).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  await dialog.getByRole('checkbox', { name: 'Behold budgetterne' }).uncheck()
  await dialog.getByRole('button', { name: 'Begynd plan' }).click()
  // What falls on a holiday is read first, where anything does.
  await expect(
    page.getByText(/Planen »Fælles aktivitetsplan 2028« er oprettet med \d+ aktiviteter/),
  ).toBeVisible()
  const toPlan = dialog.getByRole('button', { name: 'Gå til planen' })
  if (await toPlan.isVisible()) await toPlan.click()
  await expect(page).toHaveTitle(/Fælles aktivitetsplan 2028/)
  const fair = page.getByRole('article', { name: /Dansk fællesstand på DSEI Germany/ })
  await expect(fair).toContainText('7.–10. marts 2028')
  await expect(fair).not.toContainText('1.250.000')
})

test('who only reads is offered neither', async ({ signIn }) => {
  const page = await signIn('reader', '/planer')
  await expect(page.getByRole('heading', { name: 'Aktivitetsplaner' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Importér fra Word eller Excel' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^Begynd 2028/ })).toBeHidden()
})
