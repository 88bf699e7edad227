import type { Page } from '@playwright/test'
import { untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

test('[ACCOUNT-5] of a year of which nothing is told it says so, and leads to the activities that wait for it', async ({
  signIn,
}) => {
  const page = await signIn('boardObserver', '/planer/demo-2027/regnskab')
  await expect(page.getByText('Ingen aktivitet har en opfølgning endnu.')).toBeVisible()
  await expect(page.getByText('Ingen aktivitet er evalueret endnu.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Tilfredshed og udbytte/ })).toBeHidden()
  await expect(page.getByRole('region', { name: 'Planlagt og afholdt' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Evaluering' })).toHaveCount(0)
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  await page.getByRole('link', { name: 'Vis aktiviteterne' }).click()
  await expect(page).toHaveURL(/visning=tabel.*tal=untold/)
})

test('[ACCOUNT-5] a director reads the year in drawings and tables, and goes from a figure to what it counts', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', '/overblik')
  const activity = { party: 'difos', category: 1, title: 'Rundbordssamtale', status: 'confirmed' }
  const made = await page.request.post(new URL('/api/plans/demo-2027/activities', page.url()).href, {
    data: activity,
  })
  const { id } = await made.json()
  await page.goto(new URL(`/planer/demo-2027?opfoelgning=${id}`, page.url()).href)
  const form = page.getByRole('dialog', { name: 'Opfølgning: Rundbordssamtale' })
  await form.getByRole('radio', { name: 'Afholdt' }).click()
  await form.getByRole('textbox', { name: 'Deltagere' }).fill('1.250')
  await form.getByRole('button', { name: 'Færdig' }).click()
  await expect(form).toBeHidden()
  await untilSaved(page)

  await page.goto(new URL('/overblik', page.url()).href)
  await page.getByRole('link', { name: 'Regnskab', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Regnskab 2027' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Skitse af regionerne med antal deltagere' })).toBeVisible()
  const people = page.getByRole('region', { name: 'Deltagere og virksomheder' })
  await expect(people.getByRole('row', { name: 'Deltagere' }).first()).toContainText('1.250')
  // Region Østdanmark is in the year of this plan, the two it took over are not.
  const regions = page.getByRole('region', { name: 'Deltagere efter region' })
  await expect(regions.getByRole('rowheader')).toHaveText([
    'Østdanmark',
    'Syddanmark',
    'Midtjylland',
    'Nordjylland',
    'Grønland og Færøerne',
    'Udlandet',
    'Online',
    'Region ikke oplyst',
  ])
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOn(page, { part: 'main', colours: true })).toEqual([])
  await people.getByRole('row', { name: 'Deltagere' }).first().getByRole('link').first().click()
  await expect(page).toHaveURL(/visning=tabel.*tal=participants/)
  await expect(page.getByRole('rowheader').getByRole('link')).toHaveText(['Rundbordssamtale'])
})

test.describe('of a year that is over, beside the one after', () => {
  test.use({ settings: { DEMO_LAST_YEAR: 'on' } })
  const ACCOUNT = '/planer/demo-2026/regnskab?med=demo-2027'

  test('[ACCOUNT-2] every figure leads to what it counts: each is followed, and counted anew there', async ({
    signIn,
  }) => {
    test.slow()
    const page = await signIn('censecDirector', ACCOUNT)
    await expect(page.getByRole('heading', { name: 'Regnskab 2026' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Forskel' }).first()).toBeVisible()
    const figures = await page
      .getByRole('cell')
      .getByRole('link')
      .evaluateAll((links) =>
        links.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent ?? '' })),
      )
    const own = figures
      .filter(({ href }) => href.startsWith('/planer/demo-2026'))
      .map(({ href, text }) => ({ href, value: Number(text.replaceAll('.', '')) }))
    expect(own.length).toBeGreaterThan(90)
    const counted = await countsIn(page)

    for (const { href, value } of own.filter(({ href }) => href.includes('viser='))) {
      await goWithin(page, href)
      const list = page.getByRole('region', { name: new RegExp(`: ${value}$`) })
      await expect(list.getByRole('listitem'), href).toHaveCount(value)
      await expect(list.getByRole('link'), href).toHaveCount(value)
    }
    for (const { href, value } of own.filter(({ href }) => href.includes('tal='))) {
      await goWithin(page, href)
      const figure = new URL(href, page.url()).searchParams.get('tal') ?? ''
      const sum = async () => {
        const titles = await page.getByRole('rowheader').getByRole('link').allTextContents()
        // Each that is listed counts, and nothing else is listed.
        return titles.reduce((all, title) => all + (counted(title, figure) ?? Number.NaN), 0)
      }
      await expect.poll(sum, { message: href }).toBe(value)
    }
  })

  test('[ACCOUNT-5] on a phone it has the same drawings and tables, told apart in both themes', async ({
    signIn,
  }) => {
    const page = await signIn('difosPlanner', ACCOUNT)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByRole('img', { name: 'Planlagt og afholdt pr. part' })).toBeVisible()
    await expect(page.getByRole('img', { name: 'Svarene på hvert spørgsmål' })).toBeVisible()
    await expect(page.getByRole('figure').filter({ hasText: 'Meget tilfreds / I høj grad' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await faultsOn(page, { part: 'main', colours: true })).toEqual([])
    }
    await page.getByRole('row', { name: 'Koordineres' }).getByRole('link').first().click()
    const list = page.getByRole('region', { name: /^Koordineres: / })
    await expect(list.getByRole('heading')).toBeFocused()
    await list.getByRole('link').first().click()
    await expect(page).toHaveURL(/demo-2026#aktivitet-/)
  })
})

/** As a link within the page does, without loading it anew. */
async function goWithin(page: Page, href: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, href)
}

interface FollowUp {
  outcome?: string
  counts: Record<string, number>
  regions: Record<string, number>
  answers: Record<string, Record<string, number>>
  answered?: number
  spent?: number
}

/** What an activity, by its title, adds to a figure, reckoned from what the API tells; undefined where it adds nothing to it. */
async function countsIn(page: Page): Promise<(title: string, figure: string) => number | undefined> {
  const ask = async (path: string) => (await page.request.get(new URL(path, page.url()).href)).json()
  const { sections } = await ask('/api/plans/demo-2026')
  const { followUps } = await ask('/api/plans/demo-2026/follow-ups')
  return (title, figure) => {
    const activity = sections
      .flatMap(({ activities }: { activities: { title: string }[] }) => activities)
      .find((one: { title: string }) => one.title === title)
    const told: FollowUp | undefined = followUps.find(
      (one: { title: string }) => one.title === title,
    )?.followUp
    const fate = told?.outcome ?? 'untold'
    if (figure === 'planned' || figure === fate) return 1
    if (figure === 'budget') return activity?.budget
    if (figure === 'spent') return told?.spent
    if (!told || fate !== 'held') return undefined
    const all = (numbers: Record<string, number>) => Object.values(numbers).reduce((sum, one) => sum + one, 0)
    const [name = '', part = ''] = figure.split(':')
    if (figure === 'evaluated') return told.answered ? 1 : undefined
    if (figure === 'answered') return told.answered
    if (figure === 'region:unknown') return (told.counts.participants ?? 0) - all(told.regions)
    if (figure === 'region:oestdanmark')
      return (told.regions.hovedstaden ?? 0) + (told.regions.sjaelland ?? 0)
    if (name === 'region') return told.regions[part]
    return part === '' ? told.counts[figure] : told.answers[name]?.[part]
  }
}
