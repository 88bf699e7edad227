// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest'
import { render, words } from '../testing/render.tsx'
import { NamedTexts } from './named-texts.tsx'
import { useNames } from './unbroken.ts'

let close = async () => {}
afterEach(() => close())

function Names() {
  const { party, owner } = useNames()
  return (
    <p>{[party('censec'), owner('censec'), party('difos'), owner('difos'), party('joint')].join(' | ')}</p>
  )
}

const called = (name: string, genitive: string) => ({
  name: { da: name, en: name },
  genitive: { da: genitive, en: genitive },
})

it('[AGREEDATA-3] calls the parties what their agreement calls them, whatever signs are in it', async () => {
  const parties = [
    { id: 'censec' as const, ...called("Vind 'og' Vand", "Vind 'og' Vands") },
    { id: 'difos' as const, ...called("d'Arc #1 & Co.", "d'Arc #1 & Co.’s") },
  ]
  const drawn = await render(
    <NamedTexts parties={parties}>
      <Names />
    </NamedTexts>,
  )
  close = drawn.close
  expect(words(drawn.page)).toBe(
    'Vind ’og’ Vand | Vind ’og’ Vands | d’Arc #1 & Co. | d’Arc #1 & Co.’s | Fælles',
  )
})

it('[AGREEDATA-3] says what they are until it is known what they are called', async () => {
  const drawn = await render(
    <NamedTexts parties={[]}>
      <Names />
    </NamedTexts>,
  )
  close = drawn.close
  expect(words(drawn.page)).toContain('| Fælles')
})
