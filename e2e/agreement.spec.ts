import { inventedAgreement, scannedAgreement } from '#shared/agreement/wording/testing/agreements.ts'
import { sectionText } from './document.ts'
import { faultsOn } from './faults-on.ts'
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

const text = scannedAgreement() ?? inventedAgreement()

test('an admin publishes the signed wording, and it stands wherever the agreement is cited', async ({
  signIn,
  server,
}) => {
  test.slow()
  const page = await signIn('censecDirector', '/aftalen')

  await test.step('nobody else may', async () => {
    const planner = await signIn('censecPlanner', '/aftalen')
    await expect(planner.getByText('Aftalens egen ordlyd er ikke udgivet')).toBeVisible()
    await expect(planner.getByRole('link', { name: 'Importér aftalens ordlyd' })).toHaveCount(0)
    await planner.goto(`${server.url}/aftalen/importer`)
    await expect(planner.getByRole('heading', { name: 'Bestemmelsen findes ikke' })).toBeVisible()
    const refused = await planner.request.post(`${server.url}/api/agreement/wordings/proposals`, {
      headers: { 'content-type': 'application/octet-stream', origin: server.url },
      data: Buffer.from(text),
    })
    expect(refused.status()).toBe(403)
  })

  await test.step('[AGREE-6] a file of another kind is refused with one sentence', async () => {
    await page.getByRole('link', { name: 'Importér aftalens ordlyd' }).click()
    const chooseFile = page.locator('input[type="file"]')
    await chooseFile.setInputFiles({
      name: 'aftale.pdf',
      mimeType: '',
      buffer: Buffer.from('GIF89a\u0000\u0001'),
    })
    await expect(page.getByRole('alert')).toContainText('Filen er hverken en tekstfil (.txt)')
    expect(await faultsOn(page)).toEqual([])
    await chooseFile.setInputFiles({ name: 'aftale.txt', mimeType: '', buffer: Buffer.from(text) })
  })

  await test.step('[AGREE-7] [AGREE-8] [ACCESS-11] it is read through in three layers, corrected and published', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gennemse, før ordlyden udgives')
    await expect(page.getByText('6 punkter, 2 regler under et punkt, 5 kategorier og 5 afsnit')).toBeVisible()
    expect(await faultsOn(page)).toEqual([])
    const row = page.getByRole('row').filter({ hasText: 'Punkt 6, Genforhandling og opsigelse, a' })
    const rows = await page.getByRole('row').count()
    await row.getByText('Ret opdelingen').click()
    await row.getByRole('button', { name: 'Sæt sammen med stykket over' }).click()
    await expect(page.getByRole('row')).toHaveCount(rows - 1)
    const joined = page.getByRole('row').filter({ hasText: 'Punkt: Genforhandling og opsigelse' })
    await joined.getByText('Ret opdelingen').click()
    await joined
      .getByRole('button', { name: /^Del før/ })
      .first()
      .click()
    await expect(page.getByRole('row')).toHaveCount(rows)

    const misread = page.getByRole('row').filter({ hasText: 'Punkt 1, Formål, a' })
    await expect(misread.getByRole('cell').nth(0)).toContainText('Dl FOS')
    await expect(misread.getByRole('cell').nth(1)).toContainText('DI FOS')
    await misread.getByText(/rettelser?$/).click()
    await misread.getByRole('checkbox', { name: '»Dl« læses »DI«' }).uncheck()
    await expect(misread.getByRole('cell').nth(1)).toContainText('Dl FOS')
    await misread.getByRole('checkbox', { name: '»Dl« læses »DI«' }).check()

    await page.getByRole('button', { name: 'Udgiv ordlyden' }).click()
    await expect(page.getByText('Skriv den dag, aftalen er fra.')).toBeVisible()
    await page.getByLabel('Aftalens dato').fill('2021-02-04')
    await page.getByRole('button', { name: 'Udgiv ordlyden' }).click()
    await expect(page.getByText('Aftalen af 4. februar 2021, udgivet')).toBeInViewport()
    await page.getByRole('searchbox', { name: 'Søg i aftalen' }).fill('observatør ordet')
    await expect(page.getByRole('figure').first()).toContainText('Aftalens ord af 4. februar 2021')
    expect(await faultsOn(page)).toEqual([])
  })

  await test.step('[AGREE-8] a warning shows the signed words, and the original on request', async () => {
    await page.goto(`${server.url}/planer/demo-2027`)
    const warning = page.getByRole('group', { name: /^Advarsler om/ }).first()
    await warning.getByRole('button').first().click()
    const words = warning.getByRole('figure').first()
    await expect(words).toContainText('Aftalens ord af 4. februar 2021')
    await words.getByRole('button', { name: /^Vis original/ }).click()
    await expect(words).toContainText('Som det står i filen')
  })

  await test.step('[AGREE-9] the panel finds a name however it is written, and links to where the words lead', async () => {
    const panel = page.getByRole('tabpanel', { name: 'Aftalen' })
    const search = panel.getByRole('searchbox', { name: 'Søg i aftalen' })
    const found = panel.getByRole('region', { name: 'Fundet i aftalen' })
    const names: string[][] = []
    for (const typed of ['DI FOS', 'DIFOS', 'Dl FOS']) {
      await search.fill(typed)
      await expect(found.getByRole('article').first()).toBeVisible()
      names.push(
        await found
          .getByRole('article')
          .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? '')),
      )
      expect(names.at(-1)).toEqual(names[0])
    }
    expect(names[0]?.length).toBeGreaterThan(5)
    await search.fill('observatør ordet')
    await expect(found.getByRole('article', { name: 'Punkt 3, Governance, 2.b' })).toBeVisible()
    await search.fill('pkt. 4')
    const meetings = found.getByRole('article', { name: 'Punkt 5, Organisering af samarbejdet, b' })
    await expect(meetings.getByRole('link', { name: 'pkt. 4' })).toHaveAttribute('href', '/aftalen/opgaver')
    expect(await faultsOn(page, { part: '.side-panel' })).toEqual([])
  })

  await test.step('[AGREE-9] a clause has an address of its own, with what cites it', async () => {
    await page.goto(`${server.url}/aftalen/formaal.b`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Punkt 1, Formål, b')
    await expect(page.getByRole('figure')).toContainText('Aftalens ord af 4. februar 2021')
    await expect(page.getByRole('heading', { name: 'Aktiviteter' }).first()).toBeVisible()
    expect(await faultsOn(page)).toEqual([])
    const warning = page.getByRole('link', { name: /^Muligt overlap/ }).first()
    await warning.click()
    await expect(page).toHaveURL(/\/planer\/demo-2027#aktivitet-.*\/advarsel\//)
  })

  await test.step('everybody reads it, an observer too', async () => {
    const observer = await signIn('boardObserver', '/aftalen/governance.2.b')
    await expect(observer.getByRole('figure')).toContainText('Observatør')
    await observer.getByRole('button', { name: /^Vis original/ }).click()
    await expect(observer.getByRole('figure')).toContainText('Som det står i filen')
  })
})
