/** What both directors make public of a plan, read by who is not signed in, and gone once either takes it down. */
import type { Browser, Locator, Page } from '@playwright/test'
import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import ICAL from 'ical.js'
import { approveAtOnce } from './agree.ts'
import { faultsOn } from './faults-on.ts'
import { KeyboardWalk } from './keyboard-walk.ts'
import { expect, test } from './people.ts'

const PLACE = '/planer/demo-2027/offentlig'
const AGREED = [2, 3]
const WHY = 'Advarslerne tages på næste koordineringsmøde.'

const PUBLIC_ONES = ['Dansk fællesstand på DSEI Germany', 'Partnerdag om forsvarsfondens opslag']
/** Made CenSec's own before its section is agreed; of a section that is not; and what is no matter of the public's. */
const HIDDEN = [
  'droner, der kan finde vej uden GPS',
  'Fælles telt på Folkemødet',
  '1.250.000',
  '150 møder med kunder',
  'udenlandske indkøbsmyndigheder',
  'Jonas',
  'Mette',
  'demo-dsei-stand',
  '/planer/',
]

const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const

function state(page: Page): Locator {
  return page.getByRole('region', { name: 'Hvor langt siden er' })
}

/** What a director says in the dialog that its button opens. */
async function say(page: Page, act: string, then: (dialog: Locator) => Promise<unknown> = async () => {}) {
  await state(page).getByRole('button', { name: act }).click()
  const dialog = page.getByRole('dialog')
  await then(dialog)
  await dialog.getByRole('button', { name: act === 'Foreslå en offentlig side' ? 'Foreslå' : act }).click()
  await expect(dialog).toBeHidden()
}

/** An activity is made confidential, and two sections are agreed with what is left. */
async function agreeSome(censec: Page, difos: Page): Promise<void> {
  const { origin } = new URL(censec.url())
  const made = await censec.request.post(`${origin}/api/plans/demo-2027/confidential/move-in`, {
    data: { moved: { kind: 'activity', activityId: 'demo-droneprojekt' } },
    headers: { origin },
  })
  expect(made.status()).toBe(200)
  for (const category of AGREED)
    for (const page of [censec, difos]) expect(await approveAtOnce(page, category, WHY)).toBe(201)
}

async function publish(censec: Page, difos: Page): Promise<string> {
  await agreeSome(censec, difos)
  await censec.reload()
  await say(censec, 'Foreslå en offentlig side')
  await say(difos, 'Sig ja')
  return addressOn(difos)
}

async function addressOn(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: /\/offentlig\/2027-[a-z1-9]{8}$/ })
  return (await link.textContent()) ?? ''
}

/** Somebody without an account, in whose browser nothing runs. */
async function stranger(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, ...options })).newPage()
}

function headings(page: Page): Promise<string[]> {
  return page.getByRole('article').getByRole('heading').allTextContents()
}

function isNowhere(text: string): void {
  for (const words of HIDDEN) expect(text.includes(words), words).toBe(false)
}

async function statusesAt(address: string): Promise<number[]> {
  return Promise.all(
    [address, `${address}?sprog=en`, `${address}?q=Kiel`, `${address}.ics`, `${address}.atom`].map(
      async (place) => (await fetch(place)).status,
    ),
  )
}

test('[PUBLIC-1] [PUBLIC-2] [PUBLIC-3] [PUBLIC-9] [PUBLIC-11] both directors publish, everybody can read it without scripts and follow it, and one takes it down', async ({
  signIn,
  browser,
}) => {
  const censec = await signIn('censecDirector', PLACE)
  const difos = await signIn('difosDirector', '/overblik')

  await test.step('before anything is agreed nothing can be proposed', async () => {
    await expect(state(censec).getByRole('status')).toHaveText('Ikke offentlig')
    await expect(state(censec).getByText(/Intet afsnit er aftalt endnu/)).toBeVisible()
    await expect(state(censec).getByRole('button')).toHaveCount(0)
  })

  await agreeSome(censec, difos)
  await test.step('a director sees what would be public, and what would not', async () => {
    await censec.reload()
    const rows = censec.getByRole('table').getByRole('row')
    await expect(rows.filter({ hasText: /^2\. .*Aftalt \d/ })).toHaveCount(1)
    await expect(rows.filter({ hasText: 'Ikke aftalt, kommer ikke med' })).toHaveCount(3)
    const [preview] = await Promise.all([
      censec.waitForEvent('popup'),
      state(censec).getByRole('link', { name: 'Se siden, som den bliver' }).click(),
    ])
    await expect(preview.getByRole('complementary', { name: 'Forhåndsvisning' })).toBeVisible()
    for (const title of PUBLIC_ONES)
      await expect(preview.getByRole('heading', { name: title, exact: true })).toBeVisible()
    isNowhere(await preview.content())
    await preview.close()
  })

  await test.step('one proposes, and the other hears of it where things wait', async () => {
    await say(censec, 'Foreslå en offentlig side', async (dialog) => {
      await expect(dialog.getByText(/^DI.FOS får besked/)).toBeVisible()
      await dialog.getByLabel('Søgemaskiner må vise siden').check()
      expect(await faultsOn(censec, { part: '[role="dialog"]' })).toEqual([])
    })
    await expect(state(censec)).toBeFocused()
    await expect(state(censec).getByText(/venter på, at en direktør hos DI.FOS/)).toBeVisible()
    const words = /^Anna har et forslag til planens offentlige side og venter på dit svar/
    await expect(
      difos.getByRole('region', { name: 'Venter på dig' }).getByRole('link', { name: words }),
    ).toBeVisible()
    await difos.getByRole('button', { name: /^Notifikationer/ }).click()
    await difos
      .getByRole('dialog')
      .getByRole('link', { name: /forslag til planens offentlige side/ })
      .click()
    await expect(difos).toHaveURL(new RegExp(`${PLACE}$`))
    await expect(state(difos).getByText('Det venter på dit svar.')).toBeVisible()
  })

  await test.step('the other says yes, and it is public on both screens', async () => {
    await say(difos, 'Sig ja', async (dialog) => {
      await expect(dialog.getByText(/offentlig, så snart du siger ja: 2 afsnit med/)).toBeVisible()
      await dialog.getByLabel('Søgemaskiner må vise siden').check()
    })
    for (const page of [censec, difos]) {
      await expect(state(page).getByRole('status')).toHaveText('Offentlig')
      await expect(state(page).getByText('Søgemaskiner må vise siden.')).toBeVisible()
      expect(await faultsOn(page)).toEqual([])
    }
  })

  const address = await addressOn(difos)
  await test.step('an observer sees how far it is, and nothing to press', async () => {
    const observer = await signIn('boardObserver', PLACE)
    await expect(state(observer).getByRole('status')).toHaveText('Offentlig')
    await expect(state(observer).getByRole('button')).toHaveCount(0)
    await expect(observer.getByRole('heading', { name: 'Tekst til nyhedsbrevet' })).toHaveCount(0)
    expect(await addressOn(observer)).toBe(address)
  })

  const reader = await stranger(browser, phone)
  await test.step('who is not signed in reads it on a phone, without scripts', async () => {
    const answer = await reader.goto(address)
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
    await expect(reader.getByRole('heading', { level: 1, name: 'Fælles aktivitetsplan 2027' })).toBeVisible()
    const titles = await headings(reader)
    for (const title of PUBLIC_ONES) expect(titles).toContain(title)
    isNowhere((await answer?.text()) ?? '')
    expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  await test.step('it is searched and filtered by its form', async () => {
    const all = (await headings(reader)).length
    const form = reader.getByRole('search')
    await form.getByLabel('Søg').fill('Kiel')
    await form.getByRole('button', { name: 'Vis' }).click()
    await expect(reader.getByRole('status')).toContainText(/^Viser \d+ af \d+ aktiviteter\./)
    const found = await headings(reader)
    expect(found).toContain('Eksportfremstød til værfter og flåde i Kiel')
    expect(found.length).toBeLessThan(all)
    await reader.getByRole('link', { name: 'Vis alle aktiviteter' }).click()
    await form.getByLabel('Part').selectOption('DI FOS')
    await form.getByLabel('Region').selectOption('Udlandet')
    await form.getByRole('button', { name: 'Vis' }).click()
    await expect(form.getByLabel('Region')).toHaveValue('udland')
    const theirs = await headings(reader)
    expect(theirs).toContain('Dansk fællesstand på DSEI Germany')
    expect(theirs).not.toContain('Partnerdag om forsvarsfondens opslag')
    await form.getByLabel('Søg').fill('noget, som ingen gør')
    await form.getByRole('button', { name: 'Vis' }).click()
    await expect(reader.getByRole('status')).toContainText('Ingen aktiviteter passer')
  })

  await test.step('calendars and news readers follow it', async () => {
    const calendar = await (await fetch(`${address}.ics`)).text()
    isNowhere(calendar)
    const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
    expect(events.map((event) => new ICAL.Event(event).summary)).toContain(PUBLIC_ONES[0])
    const atom = await (await fetch(`${address}.atom`)).text()
    isNowhere(atom)
    const entries = elementsIn(parseXml(atom).root, 'entry')
    expect(entries.flatMap((entry) => elementsIn(entry, 'title').map(({ text }) => text))).toContain(
      PUBLIC_ONES[0],
    )
    for (const entry of entries) expect(elementsIn(entry, 'id')[0]?.text).toMatch(/^tag:/)
  })

  await test.step('either takes it down, and the next request finds nothing', async () => {
    expect(await statusesAt(address)).toEqual([200, 200, 200, 200, 200])
    await say(difos, 'Tag siden ned', (dialog) =>
      dialog.getByRole('textbox', { name: /^Hvorfor\?/ }).fill('Et navn skulle ikke have været med.'),
    )
    expect(await statusesAt(address)).toEqual([404, 404, 404, 404, 404])
    const answer = await reader.reload()
    expect(answer?.status()).toBe(404)
    await expect(reader.getByRole('heading', { name: 'Siden findes ikke' })).toBeVisible()
    await expect(state(censec).getByRole('status')).toHaveText('Taget ned')
    await expect(state(censec).getByText(/Et navn skulle ikke have været med/)).toBeVisible()
    await censec.getByRole('button', { name: /^Notifikationer/ }).click()
    await expect(
      censec.getByRole('dialog').getByRole('link', { name: 'Mette tog planens offentlige side ned' }),
    ).toBeVisible()
  })
})

function elementsIn(element: XmlElement | null, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => child.type === 'element' && (child as XmlElement).name === name,
  )
}

test('[PUBLIC-9] a proposal is declined and taken back, and what search engines may do is agreed by both', async ({
  signIn,
}) => {
  const censec = await signIn('censecDirector', PLACE)
  const difos = await signIn('difosDirector', PLACE)
  await agreeSome(censec, difos)
  await censec.reload()
  await say(censec, 'Foreslå en offentlig side')
  await say(difos, 'Sig nej', (dialog) => dialog.getByRole('textbox').fill('Vi venter til efter messen.'))
  await expect(state(censec).getByRole('status')).toHaveText('Ikke offentlig')
  await expect(censec.getByText(/Mette \(DI.FOS\) sagde nej .* »Vi venter til efter messen\.«/)).toBeVisible()
  await say(difos, 'Foreslå en offentlig side')
  await say(difos, 'Træk forslaget tilbage')
  await expect(state(censec).getByRole('button', { name: 'Foreslå en offentlig side' })).toBeVisible()
  await say(censec, 'Foreslå en offentlig side')
  await say(difos, 'Sig ja')
  const address = await addressOn(difos)
  expect((await fetch(address)).headers.get('x-robots-tag')).toContain('noindex')
  await state(difos).getByRole('button', { name: 'Foreslå, at søgemaskiner må vise siden' }).click()
  await difos.getByRole('dialog').getByRole('button', { name: 'Foreslå' }).click()
  await expect(
    state(censec).getByText(/Mette \(DI.FOS\) har foreslået .* at søgemaskiner må vise siden/),
  ).toBeVisible()
  await say(censec, 'Sig ja')
  await expect(state(difos).getByText('Søgemaskiner må vise siden.')).toBeVisible()
  expect((await fetch(address)).headers.get('x-robots-tag') ?? '').not.toContain('noindex')
})

test('[PUBLIC-10] each party copies a letter to its members, in either language, of what is public alone', async ({
  signIn,
}) => {
  const censec = await signIn('censecDirector', PLACE)
  const difos = await signIn('difosDirector', PLACE)
  const address = await publish(censec, difos)
  await difos.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const letter = difos.getByRole('region', { name: 'Brevet' })
  await expect(letter.getByRole('heading', { level: 3 })).toHaveText([
    /^DI FOS står for/,
    /sammen$/,
    /^CenSec står for/,
  ])
  const copied = (type: string) =>
    difos.evaluate(async (wanted) => {
      const [item] = await navigator.clipboard.read()
      return (await item?.getType(wanted))?.text()
    }, type)

  await difos.getByRole('button', { name: 'Kopiér som tekst' }).click()
  await expect(difos.getByRole('button', { name: 'Kopieret' })).toBeVisible()
  const text = (await copied('text/plain')) ?? ''
  expect(text).toContain('- Dansk fællesstand på DSEI Germany\n  9.–12. marts 2027 · Hannover')
  expect(text.trimEnd().endsWith(address)).toBe(true)
  isNowhere(text)

  await difos.getByRole('button', { name: /Sprog$/ }).click()
  await difos.getByRole('option', { name: 'Engelsk' }).click()
  await difos.getByRole('button', { name: /Til medlemmer af$/ }).click()
  await difos.getByRole('option', { name: 'CenSec' }).click()
  await expect(letter.getByRole('heading', { level: 3 }).first()).toHaveText('By CenSec')
  await difos.getByRole('button', { name: 'Kopiér med formatering' }).click()
  await expect(difos.getByRole('button', { name: 'Kopieret' }).first()).toBeVisible()
  const html = (await copied('text/html')) ?? ''
  expect(html).toContain('<strong>Dansk fællesstand på DSEI Germany</strong>')
  expect(html).toContain(`href="${address}?sprog=en"`)
  isNowhere(html)

  const [file] = await Promise.all([
    difos.waitForEvent('download'),
    difos.getByRole('button', { name: 'Gem som .html' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('nyhedsbrev-2027-CenSec.html')
})

test('[PUBLIC-9] [ACCESS-2] [ACCESS-3] on a phone axe finds nothing in either theme, on the page that everybody reads and on the directors’', async ({
  signIn,
  browser,
}) => {
  const censec = await signIn('censecDirector', PLACE)
  const difos = await signIn('difosDirector', PLACE)
  const address = await publish(censec, difos)
  const reader = await (await browser.newContext()).newPage()
  await reader.setViewportSize(phone.viewport)
  for (const place of [address, `${address}?q=messe`, `${address}1`]) {
    await reader.goto(place)
    for (const colorScheme of ['light', 'dark'] as const) {
      await reader.emulateMedia({ colorScheme })
      const where = { colours: colorScheme === 'dark' }
      expect(await faultsOn(reader, where), `${place}, ${colorScheme}`).toEqual([])
    }
    expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
  await difos.setViewportSize(phone.viewport)
  expect(await difos.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await faultsOn(difos)).toEqual([])
})

test('[ACCESS-6] [PUBLIC-9] by keyboard alone a plan is published, read and taken down', async ({
  signIn,
  browser,
}) => {
  const censec = await signIn('censecDirector', PLACE)
  const difos = await signIn('difosDirector', PLACE)
  await agreeSome(censec, difos)
  await censec.reload()
  const [anna, mette] = [new KeyboardWalk(censec), new KeyboardWalk(difos)]
  const pressed = async (walk: KeyboardWalk, act: string, sent = act) => {
    await walk.tabTo(state(walk.page).getByRole('button', { name: act }))
    await walk.press('Enter')
    const dialog = walk.page.getByRole('dialog')
    await walk.tabTo(dialog.getByRole('button', { name: sent, exact: true }))
    await walk.pressTo('Enter', state(walk.page))
  }
  await pressed(anna, 'Foreslå en offentlig side', 'Foreslå')
  await pressed(mette, 'Sig ja')
  await mette.tabTo(difos.getByRole('button', { name: 'Kopiér som tekst' }))
  const reader = new KeyboardWalk(await (await browser.newContext()).newPage())
  await reader.page.goto(await addressOn(difos))
  await reader.tab()
  await expect(reader.page.locator(':focus')).toHaveText('Gå til aktiviteterne')
  await reader.tabTo(reader.page.getByLabel('Søg'))
  await reader.write('Kiel')
  await reader.page.keyboard.press('Enter')
  await expect(reader.page.getByRole('status')).toContainText(/^Viser/)
  await reader.tabTo(reader.page.locator('summary').first())
  await reader.page.keyboard.press('Enter')
  await expect(reader.page.locator('details[open]').getByRole('link').first()).toBeVisible()
  await pressed(anna, 'Tag siden ned')
  await expect(state(difos).getByRole('status')).toHaveText('Taget ned')
})
