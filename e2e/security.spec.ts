/** What others have written runs nowhere: not what the server takes, and not what it would never let through. */
import type { Page } from '@playwright/test'
import { encoding } from 'lib0'
import * as Y from 'yjs'
import {
  HOSTILE_ATTRIBUTES,
  HOSTILE_ELEMENTS,
  HOSTILE_MARKS,
  type HostileContent,
  updateOf,
} from '#server/testing/hostile-content.ts'
import { HOSTILE_HTML } from '#server/testing/hostile-html.ts'
import { createActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import { activity } from './document.ts'
import { expect, PEOPLE, type Server, test } from './people.ts'
import { rawClient } from './raw-client.ts'

declare global {
  var ran: number | undefined
  var violations: string[]
}

const ROLES = ['censecDirector', 'difosDirector', 'boardObserver', 'reader'] as const
/** As many as can be looked at one by one; all of them stand in one text. */
const AS_TITLES = HOSTILE_HTML.slice(0, 20)
/** In y-protocols, behind the type of the frame. */
const UPDATE = 2
const PLAN_SOCKET = /\/sync\/plan\/demo-2027(\?|$)/u

/** Keeps what the page's policy refused and what it asked of others; to be called before the page is loaded anew. */
async function watch(page: Page, server: Server): Promise<() => Promise<void>> {
  const askedElsewhere: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) askedElsewhere.push(request.url())
  })
  await page.addInitScript(() => {
    globalThis.violations = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      globalThis.violations.push(`${effectiveDirective} ${blockedURI}`)
    })
  })
  return async () => {
    expect(await page.evaluate(() => [globalThis.ran, globalThis.violations])).toEqual([undefined, []])
    expect(await hostileParts(page)).toEqual([])
    expect(askedElsewhere).toEqual([])
  }
}

/** What stands in the page that could run, load or lead elsewhere, once somebody touches it. */
function hostileParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll('*')].flatMap((element) => {
      const found = [...element.attributes].flatMap(({ name, value }) =>
        /^on|^srcdoc$|^formaction$/iu.test(name) || /elsewhere\.example/u.test(name === 'style' ? value : '')
          ? [`${element.localName} ${name}=${value}`]
          : [],
      )
      if (['iframe', 'object', 'embed', 'base', 'meta'].includes(element.localName))
        found.push(element.localName)
      if (element instanceof HTMLScriptElement && !element.src.startsWith(location.origin))
        found.push(`script ${element.textContent}`)
      if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
        const isPlain = ['http:', 'https:', 'mailto:'].includes(element.protocol)
        if (!isPlain || element.hostname === 'elsewhere.example') found.push(`a ${element.href}`)
      }
      return found
    }),
  )
}

/** On paper and down to the end. */
async function lookAround(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await page.emulateMedia({ media: 'screen' })
  await page.mouse.wheel(0, 20_000)
}

test('[S19] what a program writes as text is text, to every role and on every page', async ({
  server,
  signIn,
}) => {
  test.slow()
  const { document, cookie, close } = await rawClient(server, PEOPLE.censecDirector)
  const api = (method: string, path: string, body: unknown) =>
    fetch(`${server.url}/api${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const shared = { party: 'censec', category: 1, rank: 'a0' } as const
  for (const [index, html] of AS_TITLES.entries()) {
    const fields = { place: html, counterpart: html, responsible: html, goal: html }
    const more = { title: html, audience: [html], partners: [html] }
    createActivity(document, `fjendtlig-${index}`, { ...shared, ...fields, ...more }, LOCAL_EDIT)
  }
  const description = HOSTILE_HTML.join('\n')
  createActivity(document, 'alle', { ...shared, title: 'Alle', description }, LOCAL_EDIT)
  createActivity(document, 'sidst', { ...shared, title: 'Sidst' }, LOCAL_EDIT)
  for (const [index, html] of AS_TITLES.entries()) {
    await api('POST', '/plans/demo-2027/threads', { body: html })
    await api('POST', '/plans', { year: 2030, title: html })
    const email = `ny${index}@censec.example`
    const made = await api('POST', '/invitations', { email, party: 'censec', role: 'reader' })
    const { token } = await made.json()
    const joining = { token, name: html.slice(0, 80), password: 'en lang og ukendt sætning' }
    if (token) await api('POST', '/invitations/join', joining)
  }
  for (const name of ROLES) {
    const page = await signIn(name)
    const mustBeCalm = await watch(page, server)
    await page.reload()
    await expect(activity(page, 'Sidst')).toBeVisible()
    await expect(activity(page, AS_TITLES[0] ?? '')).toBeAttached()
    await lookAround(page)
    await mustBeCalm()
    for (const place of ['/', '/personer', '/ordbog', '/konto', '/haendelseslog']) {
      await page.goto(`${server.url}${place}`)
      await page.waitForLoadState('networkidle')
      await mustBeCalm()
    }
    await page.close()
  }
  const exported = await fetch(`${server.url}/api/plans/demo-2027/export?format=json`, {
    headers: { cookie },
  })
  expect(exported.headers.get('content-type')).toContain('application/json')
  expect(exported.headers.get('content-disposition')).toContain('attachment')
  expect(exported.headers.get('x-content-type-options')).toBe('nosniff')
  expect(activityRecords(document).size).toBeGreaterThan(AS_TITLES.length)
  close()
})

/** Puts an update before the page as if the server had taken it from somebody and sent it on. */
async function sendAsServer(page: Page, contents: readonly HostileContent[]): Promise<() => void> {
  let deliver = () => {}
  await page.routeWebSocket(PLAN_SOCKET, (socket) => {
    const upstream = socket.connectToServer()
    upstream.onMessage((message) => socket.send(message))
    // What the page makes of it stays here: the server would close the socket for it.
    let isDelivered = false
    socket.onMessage((message) => {
      if (!isDelivered) upstream.send(message)
    })
    deliver = () => {
      isDelivered = true
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, FRAMES.sync.type)
      encoding.writeVarUint(encoder, UPDATE)
      encoding.writeVarUint8Array(encoder, updateOf(contents))
      socket.send(Buffer.from(encoding.toUint8Array(encoder)))
    }
  })
  return () => deliver()
}

/** Written last, so before all the rest in the text: what is shown of it came after them. */
const HARMLESS: HostileContent = {
  name: 'harmless',
  write: (fragment) => {
    const paragraph = new Y.XmlElement('paragraph')
    fragment.insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText('Så langt kom det')])
  },
}

for (const name of ['censecDirector', 'boardObserver'] as const) {
  test(`[S19] what no server should let through runs nothing for ${name} either`, async ({
    server,
    signIn,
  }) => {
    const page = await signIn(name)
    const mustBeCalm = await watch(page, server)
    for (const contents of [HOSTILE_ATTRIBUTES, HOSTILE_MARKS, HOSTILE_ELEMENTS]) {
      const deliver = await sendAsServer(page, [...contents, HARMLESS])
      await page.reload()
      await expect(page.getByRole('article').first()).toBeVisible()
      deliver()
      await expect(page.getByText('Så langt kom det')).toBeVisible()
      await lookAround(page)
      await mustBeCalm()
    }
  })
}
