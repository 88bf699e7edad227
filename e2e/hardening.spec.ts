/** What the browser itself is told to refuse, and that nothing of ours, or of what others write, makes it. */
import type { Locator, Page } from '@playwright/test'
import { HOSTILE_HTML } from '#server/testing/hostile-html.ts'
import { sectionText } from './document.ts'
import { expect, type Server, test } from './people.ts'

declare global {
  var ran: number | undefined
  var violations: string[]
}

/** From now on the page keeps what its policy refused; to be called before it is loaded anew. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.violations = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      globalThis.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
  await page.reload()
}

async function mustBeCalm(page: Page): Promise<void> {
  expect(await page.evaluate(() => globalThis.violations)).toEqual([])
  expect(await page.evaluate(() => globalThis.ran)).toBeUndefined()
}

async function reportsAt(server: Server): Promise<number> {
  return Number(/^samplan_policy_violations_total (\d+)/mu.exec(await server.metrics())?.[1])
}

/** As if the whole of it had been copied elsewhere. */
async function paste(text: Locator, html: string): Promise<void> {
  await text.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

test('[SEC-1] pages work without breaking their own policy', async ({ server, censecDirector: page }) => {
  await watch(page)
  await expect(sectionText(page, 1)).toBeVisible()
  for (const place of ['/', '/personer', '/konto', '/ordbog', '/planer/demo-2027']) {
    await page.goto(`${server.url}${place}`)
    await page.waitForLoadState('networkidle')
    await mustBeCalm(page)
  }
  expect(await reportsAt(server)).toBe(0)
})

test('[SEC-1] the browser refuses and reports what the policy forbids', async ({
  server,
  censecDirector: page,
}) => {
  await watch(page)
  await expect(sectionText(page, 1)).toBeVisible()
  const outcome = await page.evaluate(async () => {
    // What a test evaluates may make code of text; what it leaves for later may not.
    await new Promise((resolve) => setTimeout(resolve))
    const attempts: (() => unknown)[] = [
      () => {
        const script = document.createElement('script')
        script.textContent = 'globalThis.ran = 1'
        document.body.append(script)
      },
      () => document.body.setAttribute('onclick', 'globalThis.ran = 1'),
      () => new Function('globalThis.ran = 1')(),
      () => new Worker('data:text/javascript,1'),
      () => document.body.setAttribute('style', 'color: red'),
      () => trustedTypes?.createPolicy('another', {}),
    ]
    for (const attempt of attempts) {
      try {
        attempt()
      } catch {
        // Refused at once.
      }
    }
    document.body.click()
    const box = document.createElement('div')
    box.innerHTML =
      '<img src=x onerror="globalThis.ran = 1"><b onclick="globalThis.ran = 1" style="x">Hej</b>'
    return { ran: globalThis.ran, html: box.innerHTML, style: document.body.style.color }
  })
  expect(outcome).toEqual({ ran: undefined, html: '<b>Hej</b>', style: '' })
  await expect.poll(() => reportsAt(server)).toBeGreaterThanOrEqual(4)
})

test('[SEC-3] nothing that is pasted runs, loads or dresses anything', async ({
  server,
  censecDirector: page,
}) => {
  await watch(page)
  const text = sectionText(page, 1)
  await text.click()
  await text.press('Control+End')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const html of HOSTILE_HTML) await paste(text, html)
  await text.press('Control+End')
  await text.pressSequentially(' og så videre')
  await expect(text).toContainText('og så videre')
  await mustBeCalm(page)
  expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
  const left = await text.evaluate((element) =>
    [...element.querySelectorAll('*')].flatMap(({ attributes }) =>
      [...attributes].map(({ name, value }) => `${name}=${value}`),
    ),
  )
  expect(left.filter((attribute) => /^on|^style|script:|^src|data:/iu.test(attribute))).toEqual([])
  expect(await reportsAt(server)).toBe(0)
})
