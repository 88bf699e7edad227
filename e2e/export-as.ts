import type { Page } from '@playwright/test'

/** Exports the plan that is open, by the dialog, as it is set but for the format; answers the file's path. */
export async function exportAs(page: Page, format: string): Promise<string> {
  await page.getByRole('button', { name: 'Eksportér' }).click()
  const dialog = page.getByRole('dialog', { name: 'Eksportér planen' })
  await dialog.getByRole('button', { name: 'Format' }).click()
  await page.getByRole('option', { name: format }).click()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Hent fil' }).click()
  return (await download).path()
}
