import { sectionText } from './document.ts'
import { expect, test } from './people.ts'

test('[AGREE-3] the agreement follows the section one is in, and a warning leads to its clause', async ({
  censecDirector: page,
}) => {
  const panel = page.getByRole('tabpanel', { name: 'Aftalen' })
  await sectionText(page, 3).focus()
  await expect(sectionText(page, 3)).toBeInViewport()
  await expect(panel.getByRole('heading', { name: 'Internationale fremstød og eksport' })).toBeVisible()
  await expect(panel.getByRole('article', { name: 'Tillæg 1, afsnit 3, d' })).toContainText(
    'Dansk Industri og DI FOS',
  )
  await sectionText(page, 2).focus()
  await expect(panel.getByRole('heading', { name: 'Klyngesamarbejde' })).toBeVisible()

  const warning = page.getByRole('group', { name: /^Advarsler om/ }).first()
  await warning.getByRole('button').first().click()
  const link = warning.getByRole('link').last()
  const clause = await link.innerText()
  await link.click()
  await expect(panel.getByRole('article', { name: clause, exact: true })).toBeInViewport()
})
