import type { Page } from '@playwright/test'
import { headerOf, type MailInbox, openMailInbox } from '../server/testing/mail-inbox.ts'
import { faultsOn } from './faults-on.ts'
import { test as base, expect, PEOPLE } from './people.ts'

const test = base.extend<{ inbox: MailInbox }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  inbox: async ({}, use) => {
    const inbox = await openMailInbox()
    await use(inbox)
    await inbox.close()
  },
  settings: async ({ inbox }, use) => use({ SMTP_URL: inbox.url, MAIL_FROM: 'Samplan <samplan@example.dk>' }),
})

const WORDS = 'Kan du tage den her?'
const bell = (page: Page) => page.getByRole('button', { name: /^Notifikationer/ })
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

async function comment(page: Page, body: string): Promise<void> {
  await page
    .getByRole('button', { name: /Kommentér »/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Ny kommentar' }).fill(body)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

test('[NOTE-3] [NOTE-4] who is mentioned sees a number at once and gets a mail that leads to the comment', async ({
  signIn,
  inbox,
  server,
  browser,
}) => {
  const ida = await signIn('boardObserver')
  const mette = await signIn('difosDirector')
  const jonas = await signIn('difosPlanner', '/konto')
  await expect(mette.getByRole('article').first()).toBeVisible()
  // Until it has been read, the list does not say whether there is anything to mark.
  await expect(bell(mette)).toHaveAccessibleName(/: /)
  await bell(mette).click()
  const all = mette.getByRole('button', { name: 'Markér alle som læst' })
  if (await all.isVisible()) await all.click()
  await mette.keyboard.press('Escape')
  await expect(bell(mette)).toHaveAccessibleName('Notifikationer: intet nyt')

  await comment(ida, `@Mette ${WORDS}`)
  await expect(bell(mette)).toHaveAccessibleName('Notifikationer: én ny til dig')

  await test.step('the list says who did what, by keyboard as well', async () => {
    await bell(mette).focus()
    await mette.keyboard.press('Enter')
    const list = mette.getByRole('dialog', { name: 'Notifikationer' })
    await expect(list.getByRole('link', { name: /Ida nævnte dig i en kommentar til »/ })).toBeVisible()
    expect(await faultsOn(mette, { part: '[role="dialog"]' })).toEqual([])
    await list.getByRole('link', { name: /Ida nævnte dig/ }).click()
    await expect(mette).toHaveURL(/#kommentar\//)
    await expect(mette.getByText(WORDS).first()).toBeVisible()
    await expect(bell(mette)).toHaveAccessibleName('Notifikationer: intet nyt')
  })

  await test.step('others see a dot, when they look again', async () => {
    await jonas.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(bell(jonas)).toHaveAccessibleName('Notifikationer: nyt i planerne')
  })

  const [mail] = await inbox.mailsTo(PEOPLE.difosDirector, 1)
  await test.step('the mail holds titles alone', async () => {
    expect(mail?.subject).toBe('Ida nævnte dig i Fælles aktivitetsplan 2027')
    expect(mail?.text).toContain('#kommentar/')
    expect(JSON.stringify(inbox.mails)).not.toContain(WORDS)
    expect(mail && headerOf(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  })

  await test.step('its link turns such mails off, signed out, once it is confirmed', async () => {
    const guest = await (await browser.newContext()).newPage()
    await guest.setViewportSize({ width: 390, height: 844 })
    await guest.goto(/\S+\/afmeld#\S+/.exec(mail?.text ?? '')?.[0] ?? '')
    await expect(guest.getByRole('button', { name: 'Ja, slå dem fra' })).toBeVisible()
    expect(await faultsOn(guest)).toEqual([])
    await guest.getByRole('button', { name: 'Ja, slå dem fra' }).click()
    await expect(guest.getByText('De er slået fra')).toBeVisible()
    await guest.context().close()
    await mette.goto(`${server.url}/konto`)
    await expect(mette.getByRole('button', { name: /Vent til oversigten/ })).toBeVisible()
  })
})

test('[NOTE-5] everybody chooses when they get mail, at 390 px too', async ({ signIn }) => {
  const ida = await signIn('boardObserver', '/konto')
  await ida.setViewportSize({ width: 390, height: 844 })
  await ida.getByLabel('Klokken').fill('16:15')
  await ida.getByRole('button', { name: /Oversigt over det nye/ }).click()
  await ida.getByRole('option', { name: 'Hver mandag' }).click()
  await ida.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(ida.getByText('Dine valg for e-mail er gemt.')).toBeVisible()
  await ida.reload()
  await expect(ida.getByLabel('Klokken')).toHaveValue('16.15')
  await expect(ida.getByRole('button', { name: /Hver mandag/ })).toBeVisible()
  expect(await fits(ida)).toBe(true)
  expect(await faultsOn(ida)).toEqual([])
  await bell(ida).click()
  expect(await fits(ida)).toBe(true)
  expect(await faultsOn(ida, { part: '[role="dialog"]' })).toEqual([])
  await ida.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOn(ida, { part: '[role="dialog"]', colours: true })).toEqual([])
})

test('[NOTE-5] the digest comes at the time that was chosen, with titles alone', async ({
  signIn,
  inbox,
}) => {
  test.slow()
  const jonas = await signIn('difosPlanner', '/konto')
  await jonas.getByLabel('Klokken').fill(soon())
  await jonas.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(jonas.getByText('Dine valg for e-mail er gemt.')).toBeVisible()
  const ida = await signIn('boardObserver')
  await comment(ida, WORDS)
  const [mail] = await inbox.mailsTo(PEOPLE.difosPlanner, 1)
  expect(mail?.subject).toMatch(/^Daglig oversigt: /)
  expect(mail?.text).toContain('Ida kommenterede »')
  expect(JSON.stringify(inbox.mails)).not.toContain(WORDS)
})

/** As the clock shows it in Denmark: the next minute, or the one after where too little is left of this one to save it in. */
function soon(): string {
  const now = Date.now()
  const isNearlyOver = now % 60_000 > 45_000
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(
    now + (isNearlyOver ? 120_000 : 60_000),
  )
}

test('[NOTE-9] an invitation says that it was sent, and the mail leads in', async ({
  signIn,
  inbox,
  browser,
}) => {
  const director = await signIn('difosDirector', '/personer')
  await director.getByRole('button', { name: 'Invitér en person' }).click()
  const dialog = director.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill('ny@difos.example')
  await dialog.getByRole('button', { name: 'Lav et link' }).click()
  await expect(dialog.getByText('Sendt til ny@difos.example')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Kopiér linket' })).toBeVisible()
  const [mail] = await inbox.mailsTo('ny@difos.example', 1)
  const guest = await (await browser.newContext()).newPage()
  await guest.goto(/\S+\/invitation#\S+/.exec(mail?.text ?? '')?.[0] ?? '')
  await expect(guest.getByText(/Mette har inviteret dig til Samplan/)).toBeVisible()
  await guest.context().close()
})
