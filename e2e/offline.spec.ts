/** What a person has typed is never lost in the browser: closed tabs, signing out, a restore from a backup. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test'
import { activity, bodyOf, caretAtEnd, sectionText, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, PASSWORD, PEOPLE, type Server, test } from './people.ts'

const ACTIVITY = 'Kursusforløb om kvalitetskrav til underleverandører'
/** A close code after which a page tries again. */
const OVERLOADED = 1013

/** How many edits and drafts the browser keeps. */
function keptIn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await settled(indexedDB.open('samplan'))
    const transaction = database.transaction(['edits', 'drafts'])
    const counts = ['edits', 'drafts'].map((name) => settled(transaction.objectStore(name).count()))
    const sum = (await Promise.all(counts)).reduce((all, count) => all + count, 0)
    database.close()
    return sum
  })
}

async function signInAgain(context: BrowserContext, server: Server): Promise<void> {
  const data = { email: PEOPLE.censecDirector, password: PASSWORD }
  expect((await context.request.post(`${server.url}/api/session`, { data })).status()).toBe(204)
}

test('[SYNC-11] what is typed offline comes back after the tab is closed, and reaches the other once', async ({
  server,
  censecDirector,
  difosDirector,
}) => {
  const words = 'Skrevet i toget uden net.'
  await untilSaved(censecDirector)
  const context = censecDirector.context()
  await context.setOffline(true)
  await expect(censecDirector.getByText(/Ingen forbindelse siden kl\. \d\d\.\d\d/)).toBeVisible()
  await caretAtEnd(sectionText(censecDirector, 2))
  await censecDirector.keyboard.press('Enter')
  await censecDirector.keyboard.type(words)
  await expect(censecDirector.getByText('Offline, 1 ændring venter')).toBeVisible()
  await censecDirector.close()

  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto(`${server.url}/planer/demo-2027`)
  await expect(page.getByText('1 ændring fra sidst er sendt.')).toBeVisible()
  await untilSaved(page)
  await expect(sectionText(difosDirector, 2)).toContainText(words)
  const text = await sectionText(difosDirector, 2).textContent()
  expect(text?.split(words)).toHaveLength(2)
  await expect.poll(() => keptIn(page)).toBe(0)
})

/** Makes a page reach everything but its rooms: what is typed gets no further than the browser. Answers what cuts it off. */
async function withBreakableRooms(page: Page): Promise<() => Promise<void>> {
  const open = new Set<WebSocketRoute>()
  let isCut = false
  await page.context().routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) return void socket.close({ code: OVERLOADED })
    open.add(socket)
    socket.connectToServer()
  })
  return async () => {
    isCut = true
    await Promise.all([...open].map((socket) => socket.close({ code: OVERLOADED })))
  }
}

test('[SYNC-12] signing out asks where words would be lost, and leaves none in the browser', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', '/')
  const cutOff = await withBreakableRooms(page)
  await page.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true }).click()
  await untilSaved(page)
  await cutOff()
  await caretAtEnd(sectionText(page, 2))
  await page.keyboard.type('Fortroligt udkast')
  await expect(page.getByText('Offline, 1 ændring venter')).toBeVisible()
  await expect.poll(() => keptIn(page)).toBeGreaterThan(0)

  await page.getByRole('button', { name: /Menu for/ }).click()
  await page.getByRole('menuitem', { name: 'Log ud' }).click()
  const question = page.getByRole('dialog', { name: 'Ikke alt er gemt' })
  await question.getByRole('button', { name: 'Annuller' }).click()
  await expect(sectionText(page, 2)).toContainText('Fortroligt udkast')
  await page.getByRole('button', { name: /Menu for/ }).click()
  await page.getByRole('menuitem', { name: 'Log ud' }).click()
  await expect(question).toBeVisible()
  expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
  await question.getByRole('button', { name: 'Log ud og slet' }).click()
  await expect(page.getByRole('button', { name: 'Log ind' })).toBeVisible()
  expect(await keptIn(page)).toBe(0)
})

test('[SYNC-13] after a restore a page with newer words is read-only, merges nothing and offers them to copy', async ({
  server,
  censecDirector: page,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'samplan-backup-'))
  const backup = path.join(folder, 'backup.samplan')
  const saved = 'Gemt efter kopien.'
  const unsaved = 'Aldrig nået frem.'
  await untilSaved(page)
  await server.samplan('backup', backup)
  const card = activity(page, ACTIVITY)
  await caretAtEnd(bodyOf(card))
  await page.keyboard.press('Enter')
  await page.keyboard.type(saved)
  await untilSaved(page)
  await server.end('SIGKILL')
  await caretAtEnd(bodyOf(card))
  await page.keyboard.press('Enter')
  await page.keyboard.type(unsaved)
  await expect(page.getByText('Offline, 1 ændring venter')).toBeVisible()
  await server.startFrom(backup)
  await rm(folder, { recursive: true })

  await test.step('the page asks to sign in, then says what has happened', async () => {
    await expect(page.getByText('Du er logget ud.')).toBeVisible()
    await signInAgain(page.context(), server)
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await expect(page.getByText(/Planen er begyndt på en ny udgave/)).toBeVisible()
    await expect(page.locator('[contenteditable]:not([contenteditable="false"])')).toHaveCount(0)
  })

  await test.step('the words are there to copy, by keyboard', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Se teksten' }).press('Enter')
    const draft = page.getByRole('dialog', { name: 'Kom ikke med i planen' })
    await expect(draft).toContainText(unsaved)
    await expect(draft).not.toContainText(saved)
    await draft.getByRole('button', { name: `Kopiér ${ACTIVITY} · Beskrivelse` }).press('Enter')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(unsaved)
    expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
    await page.keyboard.press('Escape')
    await expect(draft).toBeHidden()
  })

  await test.step('they survive a reload, on a phone’s screen too, until they are discarded', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload()
    await expect(page.getByText('Noget af det, du har skrevet, kom ikke med i planen.')).toBeVisible()
    await expect(activity(page, ACTIVITY)).not.toContainText(saved)
    await expect(activity(page, ACTIVITY)).not.toContainText(unsaved)
    await page.getByRole('button', { name: 'Se teksten' }).click()
    const draft = page.getByRole('dialog', { name: 'Kom ikke med i planen' })
    await expect(draft).toContainText(unsaved)
    expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
    await draft.getByRole('button', { name: 'Kassér' }).click()
    await draft.getByRole('button', { name: 'Kassér' }).click()
    await expect(draft).toBeHidden()
    await expect.poll(() => keptIn(page)).toBe(0)
  })
})
