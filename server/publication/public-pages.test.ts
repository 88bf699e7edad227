/** How public pages are sent: kept, packed, asked for again, searched, and attacked. */
import { request as askByNode } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { parseXml, XmlElement } from '@rgrove/parse-xml'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { EVERYTHING } from '#shared/publication/public-filter.ts'
import { publicIdOf, publicPath } from '#shared/publication/public-id.ts'
import { publicActivities, publicPlan } from '#shared/publication/public-plan.ts'
import { wordingOf } from '#shared/sign-off/section-wording.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { HOSTILE_ADDRESSES, HOSTILE_HTML } from '../testing/hostile-html.ts'
import { agreeSection, amendSection, publish } from '../testing/publish-steps.ts'
import { type SignedIn, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { NextLook } from './next-look.ts'
import { PublicView } from './public-view.ts'

const PLAN = `/api/plans/${DEMO_PLAN_ID}`
const PAGE = publicPath(publicIdOf({ id: DEMO_PLAN_ID, year: 2027 }))

let server: TestServer
let anna: SignedIn
let mette: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
  const day = { start: '2027-05-12', end: '2027-05-12', precision: 'day' }
  for (const fields of [
    { title: 'Eksportfremstød til Paris', party: 'difos', place: 'Paris', audience: ['Leverandører'] },
    { title: 'Dronedag', party: 'censec', place: 'Odense', audience: ['SMV’er', 'Små virksomheder'] },
    { title: 'Fælles stand', party: 'joint', place: 'Hele landet', audience: ['SMV’er', 'Studerende'] },
  ])
    await anna.request('POST', `${PLAN}/activities`, { ...day, category: 5, ...fields })
  await agreeSection(DEMO_PLAN_ID, 5, [anna, mette])
  await publish(DEMO_PLAN_ID, [anna, mette])
})
afterAll(() => server.close())

const fetchPage = (path = PAGE, headers: Record<string, string> = {}) =>
  send(server.url, 'GET', path, undefined, headers)

/** As the bytes are sent. */
function rawBytes(path: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>(
    (resolve, reject) => {
      const request = askByNode(`${server.url}${path}`, { headers, method }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: Buffer.concat(chunks),
          }),
        )
      })
      request.on('error', reject)
      request.end()
    },
  )
}

const { DOMParser, FormData } = new JSDOM('').window
const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html')
const titlesIn = (html: string) =>
  [...parsed(html).querySelectorAll('article h3')].map((title) => title.textContent)

/** How often something was written while it was done. */
async function writingsDuring(work: () => Promise<unknown>): Promise<number> {
  const make = vi.spyOn(PublicView.prototype, 'make')
  try {
    await work()
    return make.mock.calls.length
  } finally {
    make.mockRestore()
  }
}

describe('[PUBLIC-6] under load', () => {
  test('a page is written once, packed once a form, and known by a tag of its own in each', async () => {
    const plain = await rawBytes(PAGE, { 'accept-encoding': 'identity' })
    const gzip = await rawBytes(PAGE, { 'accept-encoding': 'gzip' })
    const brotli = await rawBytes(PAGE, { 'accept-encoding': 'gzip, deflate, br' })
    expect([plain, gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([
      undefined,
      'gzip',
      'br',
    ])
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes)
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes)
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3)
    expect(brotli.bytes.byteLength).toBeLessThan(plain.bytes.byteLength / 2)
    expect(plain.headers['cache-control']).toBe('public, no-cache')
    expect(plain.headers.vary).toBe('Accept-Encoding')
    const head = await rawBytes(PAGE, { 'accept-encoding': 'br' }, 'HEAD')
    expect(head.bytes).toHaveLength(0)
    expect(head.headers['content-length']).toBe(String(brotli.bytes.byteLength))
  })

  test.each(['', '?sprog=en', '?q=paris', '.ics', '.atom', '.atom?part=difos'])(
    'who has %s is told so, and who asks alike is given the same, without anything being written',
    async (ending) => {
      const first = await fetchPage(`${PAGE}${ending}`)
      const text = await first.text()
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[\w-]+"$/)
      const written = await writingsDuring(async () => {
        for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
          const again = await fetchPage(`${PAGE}${ending}`, { 'if-none-match': tag })
          expect(again.status).toBe(304)
          expect(await again.text()).toBe('')
          expect(again.headers.get('etag')).toBe(etag)
          expect(again.headers.get('cache-control')).toBe('public, no-cache')
        }
        expect(await (await fetchPage(`${PAGE}${ending}`)).text()).toBe(text)
      })
      expect(written).toBe(0)
    },
  )

  test('what people write and say inside makes nothing anew, and a new agreement makes it once', async () => {
    await (await fetchPage()).text()
    const before = await writingsDuring(async () => {
      await anna.request('POST', `${PLAN}/threads`, { body: 'Hvornår?' })
      await anna.request('POST', `${PLAN}/activities`, { party: 'censec', category: 4, title: 'Udkast' })
      await Promise.all(Array.from({ length: 20 }, () => fetchPage()))
    })
    expect(before).toBe(0)
    const etag = (await fetchPage()).headers.get('etag') ?? ''
    await amendSection(DEMO_PLAN_ID, 5, anna)
    await anna.request('POST', `${PLAN}/activities`, { party: 'censec', category: 5, title: 'Ny aktivitet' })
    await agreeSection(DEMO_PLAN_ID, 5, [anna, mette])
    const after = await writingsDuring(() =>
      Promise.all(Array.from({ length: 20 }, () => fetchPage(PAGE, { 'if-none-match': etag }))),
    )
    expect(after).toBe(1)
    expect(await (await fetchPage()).text()).toContain('Ny aktivitet')
  })

  test('[property] a look that is shared began after everybody who shares it asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 }),
        async (waits) => {
          let clock = 0
          let looks = 0
          const look = new NextLook(async () => {
            looks++
            const begun = ++clock
            for (let turn = 0; turn < 3; turn++) await Promise.resolve()
            return begun
          })
          const asked: Promise<void>[] = []
          for (const wait of waits) {
            for (let turn = 0; turn < wait; turn++) await Promise.resolve()
            const when = ++clock
            asked.push(look.take().then((begun) => expect(begun).toBeGreaterThan(when)))
          }
          await Promise.all(asked)
          expect(looks).toBeLessThanOrEqual(waits.length)
        },
      ),
    )
  })
})

describe('[PUBLIC-5] a stranger looks for', () => {
  const found = async (query: string) => titlesIn(await (await fetchPage(`${PAGE}?${query}`)).text())

  test('words in any inflection, an audience, a region, a party, in the page and in its feeds', async () => {
    expect(await found('q=fremst%C3%B8det')).toContain('Eksportfremstød til Paris')
    expect(await found('q=droner')).toEqual(['Dronedag'])
    expect(await found('maalgruppe=SMV%E2%80%99er')).toEqual(['Dronedag', 'Fælles stand'])
    expect(await found('region=syddanmark')).toEqual(['Dronedag', 'Fælles stand'])
    expect(await found('region=udland')).toContain('Eksportfremstød til Paris')
    expect(await found('part=difos&region=udland')).toContain('Eksportfremstød til Paris')
    expect(await found('part=difos&maalgruppe=studerende')).toEqual(['Fælles stand'])
    expect(await found('q=findesslet')).toEqual([])
    const calendar = new ICAL.Component(ICAL.parse(await (await fetchPage(`${PAGE}.ics?q=paris`)).text()))
    expect(calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).summary)).toEqual([
      'Eksportfremstød til Paris',
    ])
    const atom = parseXml(await (await fetchPage(`${PAGE}.atom?q=paris&sprog=en`)).text())
    const entries = (atom.root?.children ?? []).filter(
      (child): child is XmlElement => child instanceof XmlElement && child.name === 'entry',
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]?.text).toContain('Eksportfremstød til Paris')
  })

  test('and the form has what was chosen, however the address writes it', async () => {
    const query = 'q=drone&maalgruppe=SM%C3%85%20%20virksomheder&region=syddanmark&part=censec&sprog=en'
    expect(await found(query)).toEqual(['Dronedag'])
    const form = parsed(await (await fetchPage(`${PAGE}?${query}`)).text()).querySelector('form')
    expect([...new FormData(form ?? undefined).entries()]).toEqual([
      ['q', 'drone'],
      ['maalgruppe', 'Små virksomheder'],
      ['region', 'syddanmark'],
      ['part', 'censec'],
      ['sprog', 'en'],
    ])
  })

  test('and the page works without scripts: a form that asks by the address, links, headings, a list', async () => {
    const page = parsed(await (await fetchPage()).text())
    expect(page.documentElement.lang).toBe('da-DK')
    expect(page.querySelectorAll('script, iframe, object, embed, link[rel=stylesheet], img')).toHaveLength(0)
    expect(page.querySelector('form')?.getAttribute('method')).toBe('get')
    expect(page.querySelectorAll('h1')).toHaveLength(1)
    expect(page.querySelectorAll('main')).toHaveLength(1)
    for (const anchor of page.querySelectorAll('a[href^="#"]'))
      expect(
        page.getElementById(anchor.getAttribute('href')?.slice(1) ?? ''),
        anchor.outerHTML,
      ).not.toBeNull()
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const english = parsed(await (await fetchPage(`${PAGE}?sprog=en`)).text())
    expect(english.documentElement.lang).toBe('en-GB')
    expect(english.querySelector('h1')?.textContent).toBe('Joint activity plan 2027')
  })
})

describe('[PUBLIC-7] [INPUT-1] what is hostile', () => {
  test('in an address is looked for as words, or counts for nothing', async () => {
    const queries = [
      'q=%3Cscript%3Ealert(1)%3C/script%3E',
      'q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
      `q=${'a'.repeat(6_000)}`,
      'q=%00%01%1b%5B31m',
      'q=%0D%0ASet-Cookie:%20x=y',
      'q=%E0%A4%A',
      'q=a&q=b&q=c',
      'q[]=a&q[x]=b&__proto__=c',
      'region=../../etc/passwd&part=admin&sprog=%3Cx%3E&maalgruppe=%3Cb%3E',
      `q=${encodeURIComponent('(a+)+$ '.repeat(25))}`,
    ]
    for (const query of queries)
      for (const ending of ['', '.atom', '.ics']) {
        const response = await fetchPage(`${PAGE}${ending}?${query}`)
        expect([200, 429], query).toContain(response.status)
        expect(response.headers.get('set-cookie')).toBeNull()
        const text = await response.text()
        if (ending === '') expect(parsed(text).querySelectorAll('script, img, b')).toHaveLength(0)
      }
    for (const path of [
      '/offentlig/%E0%A4%A',
      `/offentlig/${'a'.repeat(5_000)}`,
      '/offentlig/2027-aaaaaaaa%00',
    ])
      expect((await fetchPage(path)).status).toBe(404)
  })

  test('is held by the page’s policy as well', async () => {
    const { headers } = await fetchPage()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  /** The forms of a plan that holds each of these words wherever words can stand. */
  async function formsOf(all: readonly string[], links: readonly string[] = []) {
    const said = (words: string, link?: string) => {
      const runs = [{ text: words, ...(link !== undefined && { link }) }]
      const cell = { header: true, columns: 1, rows: 1, blocks: [{ kind: 'paragraph' as const, runs }] }
      return [
        { kind: 'paragraph' as const, runs },
        { kind: 'heading' as const, level: 1, runs },
        { kind: 'table' as const, rows: [[cell]] },
      ]
    }
    const activities = all.map((words, index) =>
      anActivity({
        id: `${index} ${words}`,
        title: words,
        place: words,
        audience: [words],
        partners: [words],
        body: [...said(words), ...links.flatMap((link) => said('her', link))],
        precision: 'day',
        start: '2027-05-12',
      }),
    )
    const wording = wordingOf({ category: 3, text: all.flatMap((words) => said(words)), activities })
    const at = '2027-01-04T08:00:00.000Z'
    const site = 'https://samplan.example'
    const content = publicPlan({ id: 'p', year: 2027 }, [{ wording, agreedAt: at }], { origin: site })
    const view = new PublicView({ content, isWhole: false, agreement: BUILT_IN_AGREEMENT, site })
    const formOf = async (form: 'page' | 'atom' | 'calendar') => {
      const wanted = { form, locale: 'da', filter: EVERYTHING, robots: 'noindex', since: at } as const
      return new TextDecoder().decode((await view.make(wanted)).bytes)
    }
    const [page, atom, calendar] = [await formOf('page'), await formOf('atom'), await formOf('calendar')]
    return { titles: publicActivities(content).map(({ title }) => title), page, atom, calendar }
  }

  function mustBeHarmless({ page, atom, calendar, titles }: Awaited<ReturnType<typeof formsOf>>): void {
    const document = parsed(page)
    for (const element of document.querySelectorAll('*')) {
      expect([
        'script',
        'iframe',
        'img',
        'object',
        'embed',
        'base',
        'video',
        'math',
        'template',
      ]).not.toContain(element.localName)
      for (const name of element.getAttributeNames())
        expect(name).not.toMatch(/^(?:on|style$|srcdoc$|http-equiv)/)
      const href = element.getAttribute('href')
      if (href !== null) expect(href).toMatch(/^(?:https?:\/\/|\/offentlig\/|#)/)
    }
    const shown = [...document.querySelectorAll('article h3')].map((title) => title.textContent)
    expect(shown).toHaveLength(titles.length)
    titles.forEach((title, index) => {
      if (/^[\p{L}\p{N}<>&"'/=(); ]*[\p{L}\p{N}]$/u.test(title)) expect(shown[index]).toBe(title.trim())
    })
    expect(document.querySelectorAll('style')).toHaveLength(1)
    const entries = parseXml(atom).root?.children.filter(
      (child) => child instanceof XmlElement && child.name === 'entry',
    )
    expect(entries).toHaveLength(titles.length)
    expect(new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')).toHaveLength(titles.length)
  }

  test('[property] in the parties’ own words stays words, whatever they are, in the page and in both feeds', async () => {
    const pieces = [
      '<',
      '>',
      '"',
      "'",
      '&',
      '=',
      '/',
      ' ',
      ']]>',
      '<!--',
      'x',
      '\n',
      '\r',
      '\u0000',
      '\ud800',
    ]
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => all.join('')),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 12 }), async (all) =>
        mustBeHarmless(await formsOf(all)),
      ),
      { numRuns: 30 },
    )
  })

  test('of every kind that is known runs nowhere', async () => {
    mustBeHarmless(await formsOf(HOSTILE_HTML))
    mustBeHarmless(await formsOf(['her'], HOSTILE_ADDRESSES))
  })
})

// Last, for whoever searches after it is asked to wait as well.
describe('[PUBLIC-6] under attack', () => {
  test('one who searches for ever new words is asked to wait, and others are not held up', async () => {
    const known = `${PAGE}?q=stand`
    expect((await fetchPage(known)).status).toBe(200)
    const statuses: number[] = []
    for (let from = 0; from < 150; from += 10) {
      const some = Array.from({ length: 10 }, (_, index) => fetchPage(`${PAGE}.atom?q=ord${from + index}`))
      statuses.push(...(await Promise.all(some)).map(({ status }) => status))
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    const refused = await fetchPage(`${PAGE}?q=endnuetord`)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(refused.headers.get('cache-control')).toBe('no-store')
    expect(await refused.text()).toContain('Vent et minut')
    expect((await fetchPage()).status).toBe(200)
    expect((await fetchPage(known)).status).toBe(200)
  })
})
