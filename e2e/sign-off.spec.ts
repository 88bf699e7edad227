/** Both directors agree the plan, section by section, in exactly the words that were on the screen. */
import type { Locator, Page } from '@playwright/test'
import * as Y from 'yjs'
import { approveAtOnce } from './agree.ts'
import { caretAtEnd, sectionText, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, PEOPLE, test } from './people.ts'
import { rawClient } from './raw-client.ts'

const WHY = 'Vi tager advarslerne på næste koordineringsmøde.'

function signOff(page: Page, category: number): Locator {
  return page.getByRole('region', { name: `Godkendelse af afsnit ${category}` })
}

async function openApproval(page: Page, category: number): Promise<Locator> {
  await signOff(page, category)
    .getByRole('button', { name: `Godkend afsnit ${category}` })
    .press('Enter')
  return page.getByRole('dialog', { name: `Godkend afsnit ${category}` })
}

/** With a reason where warnings stand open. */
async function approve(page: Page, category: number): Promise<void> {
  const dialog = await openApproval(page, category)
  const reason = dialog.getByRole('textbox', { name: /Hvorfor godkender du/ })
  if (await reason.isVisible()) await reason.fill(WHY)
  await dialog.getByRole('button', { name: 'Godkend', exact: true }).press('Enter')
  await expect(dialog).toBeHidden()
}

async function say(page: Page, category: number, { act, why }: { act: RegExp; why?: string }): Promise<void> {
  await signOff(page, category).getByRole('button', { name: act }).press('Enter')
  const dialog = page.getByRole('dialog', { name: act })
  if (why !== undefined) await dialog.getByRole('textbox').fill(why)
  await dialog.getByRole('button', { name: act }).press('Enter')
  await expect(dialog).toBeHidden()
}

const topOf = async (element: Locator) => (await element.boundingBox())?.y ?? Number.NaN

const bottomOf = (element: Locator) => element.evaluate((shown) => shown.getBoundingClientRect().bottom)

test('[SIGN-2] [SIGN-3] [SIGN-5] [SIGN-7] [SIGN-12] two directors agree a section, and an edit between voids the first approval', async ({
  censecDirector,
  difosDirector,
  boardObserver,
  server,
}) => {
  const [anna, mette] = [signOff(censecDirector, 5), signOff(difosDirector, 5)]

  await test.step('the dialog shows what is approved', async () => {
    await expect(anna.getByText('Udkast')).toBeVisible()
    const dialog = await openApproval(censecDirector, 5)
    await expect(dialog.getByText(/Du godkender afsnittet, som det står her: \d+ aktivitet/)).toBeVisible()
    await expect(dialog.getByText(/fingeraftryk begynder med [0-9a-f]{4} [0-9a-f]{4}/)).toBeVisible()
    expect(await faultsOn(censecDirector, { part: '[role="dialog"]' })).toEqual([])
    await censecDirector.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(anna.getByRole('button', { name: 'Godkend afsnit 5' })).toBeFocused()
  })

  await test.step('the other sees the approval at once', async () => {
    await approve(censecDirector, 5)
    await expect(anna).toBeFocused()
    await expect(mette.getByRole('status')).toHaveText('CenSec har godkendt')
    await expect(difosDirector.getByRole('link', { name: /^5\. .*CenSec har godkendt/ })).toBeVisible()
    await expect(mette.getByText(/^Anna .*\(CenSec\) godkendte i systemet/)).toBeVisible()
  })

  await test.step('a word changed since voids it, and both are shown which', async () => {
    await caretAtEnd(sectionText(difosDirector, 5))
    await difosDirector.keyboard.type(' Nyhedsbrevet er kvartalsvist.')
    await untilSaved(difosDirector)
    await expect(
      anna.getByText(/Afsnittet er ændret, efter at Anna .* Godkendelsen gælder ikke/),
    ).toBeVisible()
    await anna.getByRole('button', { name: 'Se, hvad der er ændret' }).press('Enter')
    await expect(anna.getByRole('insertion')).toContainText('Nyhedsbrevet er kvartalsvist.')
    expect(await faultsOn(censecDirector, { part: '.sign-off' })).toEqual([])
  })

  await test.step('words that change under the open dialog are to be read anew', async () => {
    const dialog = await openApproval(censecDirector, 5)
    await caretAtEnd(sectionText(difosDirector, 5))
    await difosDirector.keyboard.type(' Det ligger fast.')
    await untilSaved(difosDirector)
    await expect(dialog.getByText(/Afsnittet er netop ændret/)).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Godkend', exact: true })).toBeDisabled()
    await dialog.getByRole('button', { name: 'Vis, som det står nu' }).press('Enter')
    await expect(dialog.getByText('Det ligger fast.')).toBeVisible()
    await censecDirector.keyboard.press('Escape')
    await approve(censecDirector, 5)
  })

  await test.step('without a connection nothing is approved, and the dialog says so', async () => {
    const dialog = await openApproval(difosDirector, 5)
    await difosDirector.context().setOffline(true)
    await expect(dialog.getByText(/^Der er ingen forbindelse\./)).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Godkend', exact: true })).toBeDisabled()
    await difosDirector.context().setOffline(false)
    await expect(dialog.getByRole('button', { name: 'Godkend', exact: true })).toBeEnabled()
    await difosDirector.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('both have approved the same words: it is agreed, and nobody can write in it', async () => {
    await untilSaved(difosDirector)
    await approve(difosDirector, 5)
    for (const page of [censecDirector, difosDirector, boardObserver])
      await expect(signOff(page, 5).getByRole('status')).toHaveText(/^Aftalt \d+\.\d+\.\d{4}$/)
    for (const page of [censecDirector, difosDirector]) {
      await expect(sectionText(page, 5)).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Tilføj aktivitet i afsnit 5' })).toHaveCount(0)
      await expect(sectionText(page, 4)).toBeVisible()
    }
    await expect(signOff(boardObserver, 5).getByRole('button')).toHaveText(['Vis forløbet'])
    await expect(signOff(boardObserver, 4).getByRole('button')).toHaveCount(0)
  })

  await test.step('nor by a program on the socket', async () => {
    const attacker = await rawClient(server, PEOPLE.difosPlanner)
    const text = attacker.document.getXmlFragment('section-5')
    text.insert(0, [new Y.XmlElement('paragraph')])
    attacker.document.getMap('agreed').delete('5')
    await caretAtEnd(sectionText(difosDirector, 4))
    await difosDirector.keyboard.type(' Efter forsøget.')
    await expect(sectionText(censecDirector, 4)).toContainText('Efter forsøget.')
    attacker.close()
    await censecDirector.reload()
    await expect(signOff(censecDirector, 5).getByRole('status')).toHaveText(/^Aftalt/)
    await expect(sectionText(censecDirector, 5)).toHaveCount(0)
  })
})

test('[SIGN-4] [SIGN-6] [SIGN-11] an objection stops both until it is lifted; an amendment is drafted beside what is agreed', async ({
  censecDirector,
  difosDirector,
}) => {
  const [anna, mette] = [signOff(censecDirector, 4), signOff(difosDirector, 4)]
  await test.step('an objection in words, which only who made it lifts', async () => {
    await say(difosDirector, 4, { act: /^Gør indsigelse/, why: 'Datoen kan vi ikke stå inde for.' })
    await expect(anna.getByRole('status')).toHaveText('Indsigelse')
    await expect(anna.getByText('Datoen kan vi ikke stå inde for.')).toBeVisible()
    await expect(anna.getByRole('button', { name: 'Godkend afsnit 4' })).toHaveCount(0)
    await expect(anna.getByRole('button', { name: /Frafald/ })).toHaveCount(0)
    await expect(mette).toBeFocused()
    await say(difosDirector, 4, { act: /^Frafald indsigelsen/ })
    await expect(anna.getByRole('status')).toHaveText('Udkast')
    await expect(mette).toBeFocused()
  })

  await test.step('what was said can still be read by all', async () => {
    await anna.getByRole('button', { name: 'Vis forløbet' }).press('Enter')
    await expect(anna.getByRole('listitem')).toHaveText([
      /^Mette \(DI.FOS\) gjorde indsigelse .* Begrundelse: »Datoen kan vi ikke stå inde for\.«\s*$/,
      /^Mette \(DI.FOS\) frafaldt indsigelsen/,
    ])
    expect(await faultsOn(censecDirector, { part: '.sign-off-history' })).toEqual([])
    await anna.getByRole('button', { name: 'Skjul forløbet' }).press('Enter')
    await expect(anna.getByRole('listitem')).toHaveCount(0)
  })

  await test.step('an approval that is withdrawn', async () => {
    await approve(censecDirector, 4)
    await say(censecDirector, 4, { act: /^Træk godkendelsen tilbage/, why: 'Budgettet mangler.' })
    await expect(mette.getByRole('status')).toHaveText('Udkast')
  })

  await test.step('agreed, then opened again with a reason', async () => {
    await approve(censecDirector, 4)
    await expect(mette.getByRole('status')).toHaveText('CenSec har godkendt')
    await approve(difosDirector, 4)
    await expect(anna.getByRole('status')).toHaveText(/^Aftalt/)
    await say(difosDirector, 4, { act: /^Åbn for ændring/, why: 'Messen er flyttet.' })
    await expect(anna.getByRole('status')).toHaveText('Ændring under udarbejdelse')
    await expect(anna.getByText('Begrundelse: »Messen er flyttet.«')).toBeVisible()
    await caretAtEnd(sectionText(difosDirector, 4))
    await difosDirector.keyboard.type(' Messen er i maj.')
    await untilSaved(difosDirector)
  })

  await test.step('what is agreed can be read beside it, and how the two differ', async () => {
    await anna.getByRole('button', { name: 'Vis det aftalte' }).press('Enter')
    const agreed = anna.getByRole('region', { name: 'Det aftalte afsnit 4' })
    await expect(agreed.locator('.wording-activity').first()).toBeVisible()
    await expect(agreed).not.toContainText('Messen er i maj.')
    await anna.getByRole('button', { name: 'Vis forskellen' }).press('Enter')
    await expect(anna.getByRole('insertion')).toContainText('Messen er i maj.')
    expect(await faultsOn(censecDirector, { part: '.sign-off[data-state="amendment"]' })).toEqual([])
  })

  await test.step('and agreed anew', async () => {
    await approve(censecDirector, 4)
    await expect(mette.getByRole('status')).toHaveText('CenSec har godkendt')
    await approve(difosDirector, 4)
    await expect(anna.getByRole('status')).toHaveText(/^Aftalt/)
    await expect(anna.getByRole('button', { name: 'Vis det aftalte' })).toHaveCount(0)
  })
})

test('[SIGN-7] [SIGN-9] the whole plan is agreed; what had just been typed is offered to copy from', async ({
  censecDirector,
  difosDirector,
  signIn,
  server,
}) => {
  const late = await signIn('censecPlanner')
  // The editor comes with the page, not with the net that is gone.
  await caretAtEnd(sectionText(late, 3))
  await late.context().setOffline(true)
  await late.keyboard.type(' Skrevet for sent.')
  for (const category of [1, 2, 3, 4])
    for (const page of [censecDirector, difosDirector])
      expect(await approveAtOnce(page, category, WHY)).toBe(201)
  await late.context().setOffline(false)
  await expect(late.getByText(/Et afsnit blev aftalt, mens du skrev i det/)).toBeVisible()
  await late.getByRole('button', { name: 'Se teksten' }).click()
  await expect(late.getByRole('dialog').getByText(/Skrevet for sent\./)).toBeVisible()

  await approve(censecDirector, 5)
  await expect(signOff(difosDirector, 5).getByRole('status')).toHaveText('CenSec har godkendt')
  await approve(difosDirector, 5)
  for (const page of [censecDirector, difosDirector])
    await expect(page.getByText(/^Planen er aftalt\./)).toBeVisible()
  await expect(difosDirector.getByText('Skrevet for sent.')).toHaveCount(0)
  await difosDirector.goto(server.url)
  await expect(difosDirector.locator('[data-status="agreed"]')).toHaveText('Aftalt')
})

test('[SIGN-12] at 390 px, and in the dark, a section is approved and read', async ({ signIn }) => {
  const page = await signIn('censecDirector')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const dialog = await openApproval(page, 3)
  expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
  await dialog.getByRole('button', { name: 'Godkend', exact: true }).click()
  await expect(dialog.getByText('Skriv en begrundelse.')).toBeVisible()
  expect(await bottomOf(dialog.getByText('Skriv en begrundelse.'))).toBeLessThan(
    await topOf(dialog.getByRole('button', { name: 'Godkend', exact: true })),
  )
  await dialog.getByRole('textbox', { name: /Hvorfor godkender du/ }).fill(WHY)
  await dialog.getByRole('button', { name: 'Godkend', exact: true }).click()
  await expect(signOff(page, 3).getByRole('status')).toHaveText('CenSec har godkendt')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await faultsOn(page, { part: '.plan-document' })).toEqual([])
})
