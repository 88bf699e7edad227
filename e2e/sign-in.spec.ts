import { expect, PASSWORD, PEOPLE, test } from './people.ts'

test('[INPUT-2] a wrong password gets one sentence, the right one the plans', async ({ page, server }) => {
  await page.goto(`${server.url}/`)
  await page.getByLabel('E-mail').fill(PEOPLE.censecDirector)
  await page.getByLabel('Adgangskode').fill('forkert')
  await page.getByRole('button', { name: 'Log ind' }).click()
  await expect(page.getByText('E-mail og adgangskode passer ikke sammen.')).toBeVisible()
  await page.getByLabel('Adgangskode').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log ind' }).click()
  await page.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Fælles aktivitetsplan 2027' })).toBeVisible()
})

test('[SYNC-7] signing out elsewhere ends this page’s connection and says so', async ({
  censecDirector,
  server,
}) => {
  await expect(censecDirector.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(censecDirector.getByRole('status').filter({ hasText: /^Gemt$/ })).toBeVisible()
  const answer = await censecDirector.context().request.delete(`${server.url}/api/session`)
  expect(answer.status()).toBe(204)
  await expect(censecDirector.getByText(/Du er logget ud/)).toBeVisible()
})

test('[INPUT-1] an unknown plan and an unknown page say what one can do', async ({ signIn }) => {
  const page = await signIn('censecDirector', '/planer/findes-ikke')
  await expect(page.getByText('Planen findes ikke')).toBeVisible()
  await page.goto(new URL('/hvad-er-det', page.url()).href)
  await expect(page.getByRole('link', { name: 'Til alle planer' })).toBeVisible()
})

test('[TEXT-1] English by a switch, and it stays', async ({ page, server }) => {
  await page.goto(`${server.url}/log-ind`)
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})
