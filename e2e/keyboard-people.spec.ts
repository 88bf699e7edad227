/** Coming into a workspace, and taking its plan out of it, with the keyboard alone. */
import { readFile } from 'node:fs/promises'
import { KeyboardWalk } from './keyboard-walk.ts'
import { expect, test } from './people.ts'
import { nextCode } from './second-factor.ts'

const SENTENCE = 'tre kolde køer på række'

test('[ACCESS-6] who is invited joins, sets up a second factor, and signs in with it', async ({
  signIn,
  server,
  page,
}) => {
  const director = await signIn('difosDirector', '/personer')
  const inviting = new KeyboardWalk(director)
  await inviting.tabTo(director.getByRole('button', { name: 'Invitér en person' }))
  await inviting.press('Enter')
  const dialog = director.getByRole('dialog')
  await inviting.tabTo(dialog.getByLabel('E-mail'))
  await inviting.write('ny@difos.example')
  await inviting.press('Enter')
  const link = (await dialog.getByText(/\/invitation#/).textContent()) ?? ''
  await inviting.seesFocus()

  const walk = new KeyboardWalk(page)
  await page.goto(link)
  await walk.tabTo(page.getByLabel('Navn'))
  await walk.write('Nina')
  await walk.tabTo(page.getByLabel('Adgangskode'))
  await walk.write(SENTENCE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Menu for Nina/ })).toBeVisible()

  await walk.tabTo(page.getByRole('button', { name: /^Menu for/ }))
  await walk.press('Enter')
  await walk.write('min k')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Min konto' })).toBeVisible()
  await walk.tabTo(page.getByRole('button', { name: 'Sæt det op' }))
  await page.keyboard.press('Enter')
  const secretShown = page.locator('.second-factor-secret')
  const secret = (await secretShown.textContent()) ?? ''
  await walk.seesFocus()
  await walk.tabTo(page.getByLabel('Kode fra appen'))
  const used = await nextCode(secret, '')
  await walk.write(used)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Dine gendannelseskoder' })).toBeVisible()
  await walk.seesFocus()
  await walk.tabTo(page.getByRole('button', { name: 'Jeg har gemt dem' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Du logger ind i to trin/)).toBeVisible()
  await walk.seesFocus()

  await page.context().clearCookies()
  await page.goto(`${server.url}/log-ind`)
  await walk.tabTo(page.getByLabel('E-mail'))
  await walk.write('ny@difos.example')
  await walk.tabTo(page.getByLabel('Adgangskode'))
  await walk.write(SENTENCE)
  await page.keyboard.press('Enter')
  const code = page.getByRole('textbox', { name: 'Kode', exact: true })
  await expect(code).toBeFocused()
  await walk.write(await nextCode(secret, used))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Overblik' })).toBeVisible()
})

test('[ACCESS-6] the plan is taken out as a file, and the focus comes back to where it was asked for', async ({
  boardObserver: page,
}) => {
  const walk = new KeyboardWalk(page)
  const button = page.getByRole('button', { name: 'Eksportér' })
  await walk.tabTo(button)
  await walk.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Eksportér planen' })
  await walk.chooseIn(dialog.getByRole('button', { name: 'Format' }), 'Markdown (.md)')
  await walk.chooseIn(dialog.getByRole('button', { name: 'Udgave' }), 'Til andre')
  const download = page.waitForEvent('download')
  await walk.tabTo(dialog.getByRole('button', { name: 'Hent fil' }))
  await page.keyboard.press('Enter')
  expect(await readFile(await (await download).path(), 'utf8')).toContain(
    'Branchens bud på næste forsvarsforlig',
  )
  await expect(dialog).toBeHidden()
  await expect(button).toBeFocused()
  await walk.seesFocus()
})

test('[ACCESS-6] an objection is lifted, and the section approved after all', async ({
  difosDirector: page,
}) => {
  const walk = new KeyboardWalk(page)
  const strip = page.getByRole('region', { name: 'Godkendelse af afsnit 5' })
  await expect(page.getByRole('article').first()).toBeVisible()
  await walk.find('øvrige', '5. Øvrige opgaver')
  for (const { act, why, told } of [
    { act: /^Gør indsigelse/, why: 'Det kan vi ikke stå inde for.', told: 'Det kan vi ikke stå inde for.' },
    { act: /^Frafald indsigelsen/, why: '', told: 'Udkast' },
    { act: 'Godkend afsnit 5', why: '', told: 'DI FOS har godkendt' },
  ]) {
    await walk.tabTo(strip.getByRole('button', { name: act }))
    await walk.press('Enter')
    const dialog = page.getByRole('dialog')
    if (why) {
      await walk.tabTo(dialog.getByRole('textbox'))
      await walk.write(why)
    }
    await walk.tabTo(dialog.getByRole('button').last())
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(strip).toContainText(told)
    await walk.seesFocus()
  }
})
