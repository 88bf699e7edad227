/** What a person has typed is never lost in the browser: closed tabs, signing out, a restore from a backup, no server at all. */
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test'
import { startTestServer, type TestServerOptions } from '#server/testing/start-test-server.ts'
import { buildServiceWorker } from '../scripts/build-service-worker.ts'
import { activity, bodyOf, caretAtEnd, sectionText, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, PASSWORD, PEOPLE, type Server, test } from './people.ts'

// Servers are killed here.
test.use({ ownProcess: true })

const builtClient = path.resolve(import.meta.dirname, '..', 'dist', 'client')
const ACTIVITY = 'Kursusforløb om kvalitetskrav til underleverandører'
/** A close code after which a page tries again. */
const OVERLOADED = 1013

/** How many edits and drafts the browser keeps. */
function keptIn(page: Page): Promise<number> {
  return countIn(page, ['edits', 'drafts'])
}

function countIn(page: Page, stores: string[]): Promise<number> {
  return page.evaluate(async (names) => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await settled(indexedDB.open('samplan'))
    const transaction = database.transaction(names)
    const counts = names.map((name) => settled(transaction.objectStore(name).count()))
    const sum = (await Promise.all(counts)).reduce((all, count) => all + count, 0)
    database.close()
    return sum
  }, stores)
}

/** The rooms of which all that a copy begins with is in the browser. */
function copiedRooms(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('samplan')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const request = database.transaction('copies').objectStore('copies').getAllKeys()
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    database.close()
    const beginnings = keys.filter((key) => Array.isArray(key) && key[3] === 0)
    return beginnings.map((key) => String(Array.isArray(key) && key[1])).sort()
  })
}

/** Until the page would open without the server: all of the client and of the plan is in the browser. */
async function untilKeptWhole(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => copiedRooms(page)).toEqual(['plan/demo-2027', 'plan/demo-2027/ledger', 'workspace'])
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
  // The editor comes with the page, not with the net that is gone.
  await caretAtEnd(sectionText(censecDirector, 2))
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

test.describe('where the server cannot be reached', () => {
  test.use({ serviceWorkers: 'allow' })

  test('[OFFLINE-1] an opened plan is opened cold, written in, closed, opened again, and merges once', async ({
    server,
    signIn,
  }) => {
    let page = await signIn('censecDirector')
    const context = page.context()
    const violations: string[] = []
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text())
    })
    await untilSaved(page)
    await untilKeptWhole(page)
    await server.end('SIGKILL')
    await page.close()

    await test.step('the browser is opened on the train', async () => {
      page = await context.newPage()
      await page.goto(server.url)
      await expect(page.getByText(/Du kan læse og skrive i de planer/)).toBeVisible()
      const plan = page.getByRole('listitem').filter({ hasText: 'Fælles aktivitetsplan 2027' })
      await expect(plan).toContainText('Gemt på denne enhed')
      expect(await faultsOn(page)).toEqual([])
      await page.goto(`${server.url}/personer`)
      await expect(page.getByRole('heading', { name: 'Siden kræver forbindelse' })).toBeVisible()
      await expect(page.getByRole('banner')).toContainText('CenSec')
      expect(await faultsOn(page)).toEqual([])
      await page.getByRole('link', { name: 'Til planerne på enheden' }).click()
      await plan.getByRole('link').click()
      await caretAtEnd(sectionText(page, 2))
      await page.keyboard.press('Enter')
      await page.keyboard.type('Skrevet helt uden net.')
      await expect(page.getByText('Offline, 1 ændring venter')).toBeVisible()
    })

    await test.step('and again, on the plan itself, and what was written is there', async () => {
      await page.close()
      page = await context.newPage()
      await page.goto(`${server.url}/planer/demo-2027`)
      await expect(sectionText(page, 2)).toContainText('Skrevet helt uden net.')
      await caretAtEnd(sectionText(page, 2))
      await page.keyboard.type(' Også senere.')
      await expect(page.getByText(/Offline, \d ændringe?r? venter/)).toBeVisible()
    })

    await test.step('the connection comes back, and the session is over meanwhile', async () => {
      await context.clearCookies()
      await server.start()
      await expect(page.getByText('Du er logget ud.')).toBeVisible()
      await expect(sectionText(page, 2)).toContainText('Skrevet helt uden net. Også senere.')
      await signInAgain(context, server)
      await page.evaluate(() => dispatchEvent(new Event('focus')))
      await untilSaved(page)
    })

    const other = await signIn('difosDirector')
    await expect(sectionText(other, 2)).toContainText('Skrevet helt uden net. Også senere.')
    const text = await sectionText(other, 2).textContent()
    expect(text?.split('Skrevet helt uden net.')).toHaveLength(2)
    await expect.poll(() => keptIn(page)).toBe(0)
    expect(violations).toEqual([])
  })

  test('[OFFLINE-3] signing out leaves nothing of the person or of a plan in the browser', async ({
    signIn,
  }) => {
    const page = await signIn('censecDirector')
    await untilSaved(page)
    await untilKeptWhole(page)
    await page.getByRole('button', { name: /Menu for/ }).click()
    await page.getByRole('menuitem', { name: 'Log ud' }).click()
    await expect(page.getByRole('button', { name: 'Log ind' })).toBeVisible()
    expect(await countIn(page, ['edits', 'drafts', 'reviews', 'visits', 'copies'])).toBe(0)
    const kept = await page.evaluate(async () => {
      const answers = []
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const { url } of await cache.keys()) answers.push(new URL(url).pathname)
      }
      return { answers, storage: JSON.stringify({ ...localStorage, ...sessionStorage }) }
    })
    expect(kept.answers).toContain('/')
    expect(kept.answers.filter((path) => !/^\/$|^\/assets\/|^\/samplan[\w-]*\.\w+$/.test(path))).toEqual([])
    expect(kept.storage).not.toContain('anna')
  })

  test('[OFFLINE-5] [OFFLINE-6] a new edition is told of, taken on wish, and the worker can be withdrawn', async ({
    page,
  }) => {
    const editions = await twoEditions()
    let server = await startTestServer({ clientFolder: editions.before })
    const front = await openFront(() => server.url)
    const change = async (options: TestServerOptions) => {
      await server.close()
      server = await startTestServer(options)
      // As when a server that was away for its new edition is reached again.
      await page.evaluate(() => dispatchEvent(new Event('online')))
    }
    const mainScript = () => page.evaluate(() => document.querySelector('script')?.getAttribute('src'))
    await page.goto(front.url)
    await page.evaluate(() => navigator.serviceWorker.ready)
    const before = await mainScript()

    await change({ clientFolder: editions.after })
    await expect(page.getByText('Der er en ny udgave.')).toBeVisible()
    expect(await mainScript()).toBe(before)
    expect(await faultsOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Genindlæs' }).click()
    await expect.poll(mainScript).toMatch(/-after\.js$/)
    await expect(page.getByRole('button', { name: 'Log ind' })).toBeVisible()

    await change({ clientFolder: editions.after, worksOffline: false })
    const left = () =>
      page.evaluate(async () => [
        ...(await caches.keys()),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
      ])
    await expect
      .poll(() => {
        page.evaluate(() => dispatchEvent(new Event('online'))).catch(() => undefined)
        return left()
      })
      .toEqual([])
    await page.reload()
    await expect(page.getByRole('button', { name: 'Log ind' })).toBeVisible()
    await expect.poll(left).toEqual([])

    await front.close()
    await server.close()
    await editions.remove()
  })
})

/** The built client, and the same as another build would name it. */
async function twoEditions() {
  const folder = await mkdtemp(path.join(tmpdir(), 'samplan-editions-'))
  const [before, after] = [path.join(folder, 'before'), path.join(folder, 'after')]
  for (const edition of [before, after]) await cp(builtClient, edition, { recursive: true })
  const assets = path.join(after, 'assets')
  const scripts = (await readdir(assets)).filter((file) => file.endsWith('.js'))
  const renamed = new Map(scripts.map((file) => [file, file.replace(/\.js$/u, '-after.js')]))
  for (const [old, name] of renamed) await rename(path.join(assets, old), path.join(assets, name))
  for (const file of ['index.html', ...[...renamed.values()].map((name) => path.join('assets', name))]) {
    const text = await readFile(path.join(after, file), 'utf8')
    await writeFile(
      path.join(after, file),
      text.replaceAll(/[\w-]+\.js\b/gu, (name) => renamed.get(name) ?? name),
    )
  }
  await buildServiceWorker(after)
  return { before, after, remove: () => rm(folder, { recursive: true }) }
}

/** One address for servers that come and go behind it. */
async function openFront(upstream: () => string): Promise<{ url: string; close(): Promise<void> }> {
  const front = createServer((request, response) => {
    const { method, headers, url = '/' } = request
    const onward = ask(new URL(url, upstream()), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.writeHead(502).end())
    request.pipe(onward)
  })
  await once(front.listen(0, '127.0.0.1'), 'listening')
  const { port } = front.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      front.closeAllConnections()
      await once(front.close(), 'close')
    },
  }
}
