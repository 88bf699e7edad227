/** What one party owes the other to say: from the warning in the plan to an acknowledgement, and what a later change makes of it. */
import type { Page } from '@playwright/test'
import { activity, addActivity, untilSaved, warningsOf } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, type Server, test } from './people.ts'

const MEETING = 'Møde med Lockheed Martin'
const DUTY = `Orientér CenSec om »${MEETING}«`
const line = (page: Page) => page.getByRole('button', { name: new RegExp(`^${DUTY}`) })
const duty = (page: Page) => page.getByRole('region', { name: DUTY, exact: true })

/** Asks the server to acknowledge, past what the page offers; answers the refusal. */
async function acknowledgeAnyway(page: Page, server: Server): Promise<string> {
  const { duties } = await (await page.request.get(`${server.url}/api/duties`)).json()
  const { id, wordingHash } = duties.find(({ title }: { title: string }) => title === MEETING)
  const path = `${server.url}/api/plans/demo-2027/duties/${encodeURIComponent(id)}/acts`
  const answer = await page.request.post(path, {
    data: { act: 'acknowledged', wordingHash },
    headers: { origin: server.url },
  })
  return (await answer.json()).error.code
}

test('[DUTY-1] [DUTY-2] [DUTY-3] a meeting is told of, acknowledged by who receives it alone, and moved', async ({
  server,
  difosDirector: mette,
  signIn,
}) => {
  const warnings = warningsOf(mette, MEETING)

  await test.step('a meeting with a global company shows the clause, and is a duty', async () => {
    await addActivity(mette, { category: 3, title: MEETING, period: '12. maj' })
    await untilSaved(mette)
    await warnings.getByRole('button', { name: /Husk at orientere CenSec/ }).click()
    await expect(warnings.getByRole('link', { name: 'Tillæg 1, afsnit 3, b' })).toBeVisible()
    await expect(duty(mette)).toContainText('senest 28. april 2027, to uger før aktiviteten begynder')
    await expect(duty(mette)).toContainText('Åben')
  })

  await test.step('its owner sends it, in words that are there already and can be changed', async () => {
    await duty(mette).getByRole('button', { name: 'Send orientering' }).click()
    const message = duty(mette).getByRole('textbox', { name: 'Besked til CenSec' })
    await expect(message).toHaveValue(
      /»Møde med Lockheed Martin« \(12\. maj 2027\)\. Efter aftalen, Tillæg 1, afsnit 3, b/,
    )
    await message.fill('Vi ses med dem den 12. maj og vil gerne have jer med.')
    await duty(mette).getByRole('button', { name: 'Send til CenSec' }).click()
    await expect(duty(mette)).toContainText('Sendt af Mette')
    await expect(duty(mette).getByRole('button', { name: 'Kvittér' })).toBeHidden()
  })

  const anna = await signIn('censecDirector', '/overblik')
  await test.step('the other director finds it waiting, and has seen it once it is open', async () => {
    await anna
      .getByRole('region', { name: 'Venter på dig' })
      .getByRole('link', { name: /Mette.* har sendt jer en orientering om »Møde med Lockheed Martin«/ })
      .click()
    await expect(duty(anna)).toContainText('Vi ses med dem den 12. maj og vil gerne have jer med.')
    await expect(duty(anna)).toContainText('Set af Anna')
    await expect(duty(mette)).toContainText('Set af Anna')
    expect(await faultsOn(anna)).toEqual([])
  })

  await test.step('neither the sender nor an observer can acknowledge it, past the page either', async () => {
    const ida = await signIn('boardObserver', '/pligter')
    await line(ida).click()
    await expect(duty(ida)).toContainText('Set af Anna')
    await expect(duty(ida).getByRole('button')).toHaveCount(0)
    expect(await acknowledgeAnyway(ida, server)).toBe('not-allowed')
    expect(await acknowledgeAnyway(mette, server)).toBe('duty-of-the-other')
  })

  await test.step('the other director acknowledges, and both see who and when', async () => {
    await duty(anna).getByRole('button', { name: 'Kvittér' }).click()
    for (const page of [anna, mette]) await expect(duty(page)).toContainText(/Kvitteret af Anna.* kl\. /)
  })

  await test.step('the meeting is moved: the acknowledgement was given for an earlier wording', async () => {
    const card = activity(mette, MEETING)
    await card.getByLabel('Periode').fill('9. juni')
    await card.getByLabel('Periode').press('Tab')
    await untilSaved(mette)
    await expect(duty(mette)).toContainText('Kvitteret for tidligere ordlyd')
    await expect(duty(mette)).toContainText('datoen er flyttet fra 12. maj 2027 til 9. juni 2027')
    // The warning is open again, and whoever has folded it away is told why all the same.
    const folded = warnings.getByRole('button', { name: /^Åbnet igen Husk at orientere CenSec/ })
    await folded.click()
    await expect(folded).toContainText('Kvitteret for tidligere ordlyd')
    await folded.click()
    await anna.goto(`${server.url}/pligter?hvis=difos`)
    await expect(line(anna)).toContainText('Kvitteret for tidligere ordlyd')
    await line(anna).click()
    await duty(anna).getByRole('button', { name: 'Kvittér for den nye ordlyd' }).click()
    await expect(duty(mette)).not.toContainText('tidligere ordlyd')
  })

  await test.step('the week’s orientering of the section has it in one list, with one receipt', async () => {
    await anna.goto(`${server.url}/pligter`)
    const briefing = anna.getByRole('region', { name: /^3\. .*, uge \d+$/ })
    await expect(briefing).toContainText(MEETING)
    await briefing.getByRole('button', { name: 'Markér som set' }).click()
    await expect(briefing).toContainText(/Set af Anna.* kl\. /)
  })

  await test.step('what is overdue stands first in the list, which holds on a phone and in the dark', async () => {
    await mette.goto(`${server.url}/pligter?hvis=all&stilling=all`)
    await line(mette).click()
    await line(mette).getByText('Kvitteret', { exact: true }).waitFor()
    // The line says which duty it is, once.
    await expect(mette.getByText(DUTY, { exact: true })).toHaveCount(1)
    await mette.emulateMedia({ colorScheme: 'dark' })
    expect(await faultsOn(mette, { colours: true })).toEqual([])
    await mette.setViewportSize({ width: 390, height: 844 })
    expect(await mette.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})

test('[DUTY-2] [DUTY-5] a duty is given to somebody and to another day, overdue once it has passed, and let go with a reason', async ({
  difosDirector: mette,
  signIn,
}) => {
  await addActivity(mette, { category: 3, title: MEETING, period: '12. maj' })
  await untilSaved(mette)
  await warningsOf(mette, MEETING)
    .getByRole('button', { name: /Husk at orientere CenSec/ })
    .click()
  await duty(mette).getByRole('button', { name: 'Ansvarlig og frist' }).click()
  await duty(mette)
    .getByRole('button', { name: /Ansvarlig$/ })
    .click()
  await mette.getByRole('option', { name: /Jonas/ }).click()
  await duty(mette).getByLabel('Frist').fill('2026-01-15')
  await duty(mette).getByRole('button', { name: 'Gem' }).click()
  await expect(duty(mette)).toContainText('Overskredet')

  const jonas = await signIn('difosPlanner', '/pligter')
  const lines = jonas.getByRole('list', { name: 'Pligter' }).getByRole('listitem')
  await expect(lines.first()).toContainText(DUTY)
  await line(jonas).click()
  await duty(jonas).getByRole('button', { name: 'Lad bortfalde' }).click()
  await duty(jonas).getByRole('textbox', { name: 'Hvorfor bortfalder pligten?' }).fill('De var selv med.')
  await duty(jonas).getByRole('button', { name: 'Lad bortfalde' }).click()
  await expect(duty(mette)).toContainText('De var selv med.')
  await expect(duty(mette)).toContainText('Bortfaldet')
  await expect(duty(mette)).not.toContainText('Overskredet')
})

test('[DUTY-9] [DUTY-10] the standing duties say how they are, and notice is seen by both until it is withdrawn', async ({
  server,
  signIn,
}) => {
  const mette = await signIn('difosDirector', '/pligter/staaende')
  const checks = mette.getByRole('list', { name: 'Stående pligter' })
  await expect(checks).toContainText(
    'CenSec har ingen plads i bestyrelsen med DI FOS’ opbakning. Aftalen siger mindst 2, som selv er medlem af CenSec.',
  )
  await mette.getByRole('button', { name: 'Registrér en bestyrelsesplads' }).click()
  await mette.getByLabel('Navn').fill('En bestyrelsesrepræsentant')
  await mette.getByLabel('Virksomhed').fill('Nordværft')
  await mette.getByLabel('Er selv medlem af CenSec').check()
  await mette.getByRole('button', { name: 'Føj til registret' }).click()
  await mette.getByRole('button', { name: 'Bekræft opbakning' }).click()
  await expect(checks).toContainText(
    'CenSec har én plads i bestyrelsen med DI FOS’ opbakning. Aftalen siger mindst 2, som selv er medlem af CenSec.',
  )
  await expect(mette.getByText('Med DI FOS’ opbakning, bekræftet af Mette')).toBeVisible()
  // A link that the bar above the page half covers is too small to press, and only for as long as it is.
  await mette.evaluate(() => scrollTo(0, 0))
  expect(await faultsOn(mette)).toEqual([])
  await mette.getByRole('button', { name: 'Registrér en observatør' }).click()
  await expect(mette.getByRole('button', { name: /^DI.FOS Fra$|^Fra DI.FOS$/ })).toBeVisible()

  const on = mette.getByLabel('Opsiges den')
  await on.fill('31.2.2027')
  await on.press('Tab')
  await expect(mette.getByText('Skriv en dag, fx 5.3.2027 eller 5. marts.')).toBeVisible()
  await expect(mette.getByRole('button', { name: 'Opsig aftalen', exact: true })).toBeDisabled()
  await on.fill('31. januar 2027')
  await on.press('Tab')
  await expect(on).toHaveValue('31.1.2027')
  await expect(mette.getByText('søndag den 31. januar 2027')).toBeVisible()
  await expect(mette.getByText('Opsiges aftalen 31. januar 2027, ophører den 30. april 2027.')).toBeVisible()
  await mette.getByRole('button', { name: 'Opsig aftalen', exact: true }).click()
  await expect(mette.getByRole('dialog', { name: 'Opsig aftalen' })).toContainText(
    'Opsiges aftalen 31. januar 2027, ophører den 30. april 2027.',
  )
  await mette.getByRole('button', { name: 'Opsig aftalen til 30. april 2027' }).click()
  const given = /^DI.FOS har opsagt aftalen 31. januar 2027. Den ophører 30. april 2027/
  await expect(mette.getByText(given)).toBeVisible()
  const anna = await signIn('censecDirector', '/overblik')
  await expect(anna.getByText(given)).toBeVisible()
  await expect(
    anna.getByRole('region', { name: 'Venter på dig' }).getByRole('link', {
      name: /^Mette.* har opsagt aftalen, som ophører 30\. april 2027$/,
    }),
  ).toBeVisible()
  await anna.goto(`${server.url}/planer/demo-2027`)
  await expect(anna.getByText(given)).toBeVisible()
  await anna.getByRole('link', { name: 'Se opsigelsen' }).click()
  await expect(anna.getByRole('heading', { level: 1, name: 'Stående pligter' })).toBeVisible()
  await anna.goto(`${server.url}/overblik`)
  await mette.getByRole('button', { name: 'Træk opsigelsen tilbage' }).click()
  await expect(mette.getByText(given)).toBeHidden()
  await anna.reload()
  await expect(anna.getByRole('heading', { name: 'Overblik' })).toBeVisible()
  await expect(anna.getByText(given)).toBeHidden()
  await mette.setViewportSize({ width: 390, height: 844 })
  expect(await mette.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})
