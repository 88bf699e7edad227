import { activity } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, PASSWORD, type Server, test } from './people.ts'

const PLAN = '/api/plans/demo-2027'

/** Asks as a program elsewhere would. */
function ask(
  server: Server,
  secret: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

test('[TOKEN-2] [TOKEN-4] a director makes a token, a program writes with it live, and it ends', async ({
  signIn,
  difosDirector,
  server,
}) => {
  const page = await signIn('censecDirector', '/konto')
  await page.getByRole('button', { name: 'Lav en API-nøgle' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Lav nøglen' }).click()
  await expect(dialog.getByText('Giv nøglen et navn')).toBeVisible()
  await dialog.getByLabel('Navn').fill('Intranettets kalender')
  await dialog.getByLabel('Ændre').check()
  await dialog.getByLabel('Din adgangskode til Samplan').fill('forkert')
  await dialog.getByRole('button', { name: 'Lav nøglen' }).click()
  await expect(dialog.getByText('Det er ikke din adgangskode.')).toBeVisible()
  expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
  await dialog.getByLabel('Din adgangskode til Samplan').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Lav nøglen' }).click()
  await expect(dialog.getByRole('heading', { name: 'API-nøglen er klar' })).toBeVisible()
  const secret = (await dialog.getByText(/^samplan_[\w-]{51}$/).textContent()) ?? ''
  expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
  await dialog.getByRole('button', { name: 'Luk' }).click()
  await expect(page.getByText(secret)).toHaveCount(0)

  const plan = await (await ask(server, secret, 'GET', PLAN)).json()
  const [first] = plan.sections[0].activities
  await expect(activity(difosDirector, first.title)).toBeVisible()
  const title = 'Omdøbt af intranettet'
  const changed = await ask(server, secret, 'PATCH', `${PLAN}/activities/${first.id}`, { title })
  expect(changed.status).toBe(200)
  await expect(activity(difosDirector, title)).toBeVisible()
  const said = await ask(server, secret, 'POST', `${PLAN}/threads`, { body: 'Det må den ikke.' })
  expect(said.status).toBe(403)

  await page.reload()
  const own = page.getByRole('list', { name: 'API-nøgler' })
  await expect(own.getByText(/Læse, ændre · Alle planer/)).toBeVisible()
  await expect(own.getByText(/Senest brugt/)).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Afslut Intranettets kalender' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Afslut' }).click()
  await expect(own).toHaveCount(0)
  expect((await ask(server, secret, 'GET', PLAN)).status).toBe(401)

  await page.goto(`${server.url}/haendelseslog`)
  await expect(page.getByText('Anna afsluttede en API-nøgle.')).toBeVisible()
  await expect(page.getByText('Anna ændrede en aktivitet gennem API’et.')).toBeVisible()
})
