import { afterEach, describe, expect, it, vi } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { proposeWording } from '#shared/agreement/wording/propose-wording.ts'
import type { SignedWording } from '#shared/agreement/wording/signed-wording.ts'
import { button, click, render, until, words } from '../../testing/render.tsx'
import { clauseFinder } from './found-clauses.ts'
import { SignedWords } from './signed-words.tsx'
import { WordingsProvider } from './wordings-provider.tsx'

const RAW = `1. Formål
Dl FOS og CenSec får fælles mål. Parterne undgår over-
lappende aktiviteter ,
og overlappende ord.

4. Opgaver
Aftalen gælder alle opgaver.

5. Organisering af samarbejdet
Direktørerne mødes løbende. De taler sammen hver måned om emnerne i pkt. 4.
`.replace(',\n', ', \n')

const wording: SignedWording = {
  ...proposeWording(RAW, BUILT_IN_AGREEMENT),
  id: 'w1',
  date: '2021-02-04',
  fileName: 'aftale.txt',
  sha256: '0'.repeat(64),
  publishedAt: '2026-11-29T10:00:00.000Z',
  by: { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' },
}
const { raw: _, changes: __, passages: ___, ...version } = wording

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

async function open(id: string, answer: object = { versions: [version], inForce: wording }) {
  const fetched = vi.fn<typeof fetch>(async () => Response.json(answer))
  vi.stubGlobal('fetch', fetched)
  const drawn = await render(
    <WordingsProvider>
      <SignedWords id={id} isBesidePlan={false} />
    </WordingsProvider>,
  )
  close = drawn.close
  await until(() => expect(fetched).toHaveBeenCalledOnce())
  return drawn.page
}

describe('[AGREE-8] the signed words', () => {
  it('stand cleaned under the day of the agreement, and as in the file on request', async () => {
    const page = await open('formaal.b')
    await until(() => expect(words(page.querySelector('figcaption'))).toBe('Aftalens ord af 4. februar 2021'))
    expect(words(page.querySelector('blockquote'))).toBe(
      'Parterne undgår overlappende aktiviteter, og overlappende ord.',
    )
    await click(button(page, 'Vis original'))
    expect(page.querySelector('blockquote')?.textContent).toContain('over-\nlappende aktiviteter , \nog')
    await click(button(page, 'Vis Punkt 1, Formål, b renset'))
    expect(page.querySelector('blockquote')?.textContent).not.toContain('over-\n')
  })

  it('lead to what they refer to', async () => {
    const page = await open('organisering.b')
    await until(() => expect(page.querySelector('a')?.textContent).toBe('pkt. 4'))
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/aftalen/opgaver')
  })

  it('are not there where nothing is published, or nothing of this clause', async () => {
    expect((await open('formaal.b', { versions: [] })).querySelector('figure')).toBeNull()
    await close()
    expect((await open('tillaeg.3.a')).querySelector('figure')).toBeNull()
  })
})

describe('[AGREE-9] looking through the agreement', () => {
  it('finds the name of DI FOS however it is written, and words of both wordings in any inflection', () => {
    const find = clauseFinder(BUILT_IN_AGREEMENT, wording, 'da')
    const [first, ...others] = ['DI FOS', 'DIFOS', 'Dl FOS', 'dlfos', 'di-fos'].map((typed) => find(typed))
    expect(first?.length).toBeGreaterThan(5)
    for (const other of others) expect(other).toEqual(first)
    expect(find('overlappende aktivitet')).toContain('formaal.b')
    expect(find('emnerne måned')).toEqual(['organisering.b'])
    expect(clauseFinder(BUILT_IN_AGREEMENT, undefined, 'da')('emnerne måned')).not.toContain('organisering.b')
    expect(find('zebra')).toEqual([])
    expect(find('  ')).toBeUndefined()
  })
})
