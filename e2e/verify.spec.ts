import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

test('[VERIFY-2] [VERIFY-3] a file that was exported is known as it was, signed in or not, and a changed one is not', async ({
  signIn,
  browser,
  server,
}) => {
  const page = await signIn('reader', '/kontroller')
  await expect(page.getByRole('heading', { name: 'Kontrollér en fil' })).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  const fetched = async (format: string) =>
    (await page.request.get(`${server.url}/api/plans/demo-2027/export?format=${format}`)).body()
  const [xlsx, json] = [await fetched('xlsx'), await fetched('json&variant=external')]

  const drop = page.getByLabel(/Træk filen hertil/)
  await drop.setInputFiles({ name: 'plan.xlsx', mimeType: 'application/octet-stream', buffer: xlsx })
  await expect(
    page.getByText(/plan\.xlsx.*Filen er uændret siden .* hvor den blev udstedt herfra\./),
  ).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  const changed = Buffer.from(xlsx)
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
  await drop.setInputFiles({ name: 'plan.xlsx', mimeType: 'application/octet-stream', buffer: changed })
  await expect(
    page.getByText('Filen er ikke udstedt herfra eller er ændret, siden den blev det.'),
  ).toBeVisible()
  expect(await faultsOn(page)).toEqual([])

  const elsewhere = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const outside = await elsewhere.newPage()
  const asked: string[] = []
  outside.on('request', (request) => void asked.push(`${request.url()} ${request.postData() ?? ''}`))
  await outside.goto(`${server.url}/log-ind`)
  await outside.getByRole('link', { name: 'Kontrollér en fil' }).click()
  const laidOut = Buffer.from(JSON.stringify(JSON.parse(json.toString())))
  const field = outside.getByLabel(/Træk filen hertil/)
  await field.setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: laidOut })
  await expect(
    outside.getByText(/men planens ordlyd i den er uændret siden .* Resten af filen/),
  ).toBeVisible()
  const forged = Buffer.from(json.toString().replace('Christiansborg', 'Slotsholmen'))
  await field.setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: forged })
  await expect(outside.getByText('Filen er ændret: den passer ikke med sin egen kontrolsum.')).toBeVisible()
  expect(await faultsOn(outside)).toEqual([])
  expect(await outside.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  // Nothing of the file has left the browser.
  expect(asked.filter((one) => one.includes('Slotsholmen'))).toEqual([])
  expect(
    asked.filter((one) => one.includes('/api/issued/')).every((one) => /\/[0-9a-f]{64} $/.test(one)),
  ).toBe(true)
  await elsewhere.close()
})
