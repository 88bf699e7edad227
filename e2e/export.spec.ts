/** The plan as a file, as each of those who may read it fetches it. */
import { readFile } from 'node:fs/promises'
import { exportAs } from './export-as.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

/** What each may do with the plan differs; what they may read of it does not. */
const READERS = ['difosPlanner', 'boardObserver', 'reader'] as const

test('[EXPORT-1] the plan as anybody fetches it has all of the plan, and nothing of a confidential part', async ({
  censecDirector,
  signIn,
}) => {
  const own = censecDirector.getByRole('region', { name: 'Fortroligt for CenSec, afsnit 2' })
  await own.getByRole('button', { name: /Fortroligt for CenSec/ }).click()
  await own.getByRole('button', { name: 'Tilføj aktivitet i den fortrolige del af afsnit 2' }).click()
  await censecDirector.keyboard.insertText('Lønforhandling i hemmelighed')
  await expect(own.getByRole('status').filter({ hasText: /^Gemt$/ })).toBeVisible()

  const pages = [censecDirector]
  for (const who of READERS) pages.push(await signIn(who))
  for (const page of pages)
    for (const format of ['Markdown (.md)', 'JSON (data)', 'CSV (tabel)']) {
      const text = await readFile(await exportAs(page, format), 'utf8')
      expect(text).toContain('Branchens bud på næste forsvarsforlig')
      expect(text).toContain('180')
      expect(text).not.toContain('Lønforhandling')
    }
})

test('[EXPORT-10] an edition for others has no budget, chosen by keyboard alone, and is offered again', async ({
  boardObserver: page,
}) => {
  await page.getByRole('button', { name: 'Eksportér' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Eksportér planen' })
  await expect(dialog).toBeVisible()
  expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
  const choose = async (field: string, option: string) => {
    await dialog.getByRole('button', { name: field }).press('Enter')
    await page.getByRole('option', { name: option }).press('Enter')
  }
  await choose('Format', 'Markdown (.md)')
  await choose('Udgave', 'Til andre')
  await expect(dialog.getByText('Uden budget, roller, advarsler, beslutninger og kommentarer.')).toBeVisible()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Hent fil' }).press('Enter')
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('Branchens bud på næste forsvarsforlig')
  for (const word of ['180.000', 'Budget', 'Ansvarlig efter']) expect(text).not.toContain(word)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Eksportér' }).click()
  await expect(dialog.getByRole('button', { name: /Til andre/ })).toBeVisible()
  expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

test('[EXPORT-8] nothing agreed is said so in the dialog, which stays', async ({ censecDirector: page }) => {
  await page.getByRole('button', { name: 'Eksportér' }).click()
  const dialog = page.getByRole('dialog', { name: 'Eksportér planen' })
  await dialog.getByRole('button', { name: 'Udgave' }).click()
  await page.getByRole('option', { name: 'Kun det aftalte' }).click()
  await dialog.getByRole('button', { name: 'Hent fil' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Ingen afsnit i planen er aftalt endnu.')
})
