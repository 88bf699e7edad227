/** The whole way through a certified provider on another site, in a real browser. */
import type { Page } from '@playwright/test'
import { CLIENT_ID, CLIENT_SECRET } from '#server/testing/forging-provider.ts'
import { type OidcProvider, startOidcProvider } from '#server/testing/start-oidc-provider.ts'
import { faultsOn } from './faults-on.ts'
import { test as base, expect, PASSWORD } from './people.ts'

const test = base.extend<{ provider: OidcProvider }>({
  // `localhost` is another site than the server's 127.0.0.1, as a provider's is.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  provider: async ({}, use) => {
    const provider = await startOidcProvider('localhost')
    await use(provider)
    await provider.close()
  },
  settings: async ({ provider }, use) =>
    use({
      OIDC_PROVIDERS: JSON.stringify([
        {
          id: 'censec',
          name: 'CenSec',
          party: 'censec',
          issuer: provider.issuer,
          clientId: CLIENT_ID,
          clientSecret: CLIENT_SECRET,
        },
      ]),
    }),
})

test.beforeEach(({ provider, server }) => provider.serve(`${server.url}/api/oidc/censec/callback`))

/** On the provider's own pages. */
async function signInAtProvider(page: Page, login: string) {
  await page.getByPlaceholder('Enter any login').fill(login)
  await page.getByPlaceholder('and password').fill('hvad som helst')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('[OIDC-3] [OIDC-5] who is signed in links an account, and from then on signs in with it', async ({
  signIn,
  server,
  browser,
  provider,
}) => {
  const refused: string[] = []
  const guest = await (await browser.newContext()).newPage()
  guest.on('console', (message) => message.type() === 'error' && refused.push(message.text()))

  await test.step('nobody is let in before it is linked, and is told what to do', async () => {
    await guest.goto(`${server.url}/planer/demo-2027`)
    await guest.getByRole('button', { name: 'Log ind med CenSec' }).click()
    await expect(guest).toHaveURL(new RegExp(`^${provider.issuer}`))
    await signInAtProvider(guest, 'anna@censec.example')
    await expect(guest.getByRole('alert')).toContainText('Dit login er ikke tilknyttet nogen her endnu')
    expect(new URL(guest.url()).pathname + new URL(guest.url()).search).toBe('/log-ind')
    expect(await faultsOn(guest)).toEqual([])
  })

  await test.step('the director links it under her account', async () => {
    const director = await signIn('censecDirector', '/konto')
    await director.getByRole('button', { name: 'Tilknyt CenSec' }).click()
    const dialog = director.getByRole('dialog')
    expect(await faultsOn(director, { part: '[role="dialog"]' })).toEqual([])
    await dialog.getByLabel('Din adgangskode').fill('forkert')
    await dialog.getByRole('button', { name: 'Tilknyt CenSec' }).click()
    await expect(dialog).toContainText('Det er ikke din adgangskode.')
    await dialog.getByLabel('Din adgangskode').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Tilknyt CenSec' }).click()
    await signInAtProvider(director, 'anna@censec.example')
    await expect(director.getByRole('list', { name: 'Tilknyttet login' })).toContainText('CenSec')
    await expect(director.getByRole('button', { name: 'Tilknyt CenSec' })).toHaveCount(0)
    expect(await faultsOn(director)).toEqual([])
  })

  await test.step('another browser signs in with it, and comes back to the page it was on', async () => {
    await guest.goto(`${server.url}/planer/demo-2027`)
    await guest.getByRole('button', { name: 'Log ind med CenSec' }).click()
    await expect(guest.getByRole('article').first()).toBeVisible()
    expect(new URL(guest.url()).pathname).toBe('/planer/demo-2027')
    await expect(guest.getByRole('button', { name: /Menu for Anna/ })).toBeVisible()
    const cookies = await guest.context().cookies(server.url)
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
      { name: 'samplan_session', httpOnly: true, sameSite: 'Lax' },
    ])
  })
  // The page's policy has stood in the way of nothing.
  expect(refused.filter((line) => line.includes('Content Security Policy'))).toEqual([])
  await guest.context().close()
})

test('[OIDC-3] [OIDC-7] who is invited joins without a password, where the provider has verified the address', async ({
  signIn,
  server,
  browser,
}) => {
  const director = await signIn('censecDirector', '/personer')
  async function invite(email: string): Promise<string> {
    await director.getByRole('button', { name: 'Invitér en person' }).click()
    const dialog = director.getByRole('dialog')
    await dialog.getByLabel('E-mail').fill(email)
    await dialog.getByRole('button', { name: 'Lav et link' }).click()
    const link = await dialog.getByText(/\/invitation#/).textContent()
    await dialog.getByRole('button', { name: 'Luk' }).click()
    return link ?? ''
  }
  async function join(page: Page, link: string, login: string) {
    await page.goto(link)
    await page.getByRole('button', { name: 'Opret med CenSec' }).click()
    await expect(page.getByText('Skriv dit navn.')).toBeVisible()
    await page.getByLabel('Navn').fill('Nina')
    expect(await faultsOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Opret med CenSec' }).click()
    await signInAtProvider(page, login)
  }

  const stranger = await (await browser.newContext()).newPage()
  await join(stranger, await invite('unverified@censec.example'), 'unverified@censec.example')
  await expect(stranger.getByRole('alert')).toContainText('bekræfter ikke, at den inviterede e-mail er din')
  await stranger.context().close()

  const nina = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await join(nina, await invite('nina@censec.example'), 'nina@censec.example')
  await expect(nina.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true })).toBeVisible()
  await nina.goto(`${server.url}/konto`)
  await nina.getByRole('button', { name: 'Fjern CenSec' }).click()
  await nina.getByRole('dialog').getByRole('button', { name: 'Fjern' }).click()
  await expect(nina.getByRole('dialog')).toContainText('Vælg en adgangskode først')
  await nina.getByRole('button', { name: 'Annuller' }).click()
  expect(await nina.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await faultsOn(nina)).toEqual([])
  await nina.getByLabel('Ny adgangskode').fill('en lang og ukendt sætning')
  await nina.getByRole('button', { name: 'Vælg en adgangskode' }).click()
  await expect(nina.getByLabel('Nuværende adgangskode')).toBeVisible()
  await nina.context().close()
})
