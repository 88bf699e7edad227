import { describe, expect, test } from 'vitest'
import { type PdfLine, textOfLines } from './text-of-lines.ts'

/** Lines of letters six wide and twelve apart; an empty one is a gap, `@` puts the rest of a line at the page's foot. */
function page(...texts: string[]): PdfLine[] {
  let y = 800
  return texts.flatMap((text) => {
    y = text.startsWith('@') ? 40 : y - 12
    const words = text.replace('@', '')
    return words === '' ? [] : [{ text: words, left: 60, right: 60 + words.length * 6, y, size: 11 }]
  })
}

const FULL = 'Denne linje fylder hele siden i bredden'

describe('[AGREE-6] the lines of a PDF', () => {
  test('go on in the next where there was no room, and end where there was', () => {
    expect(textOfLines([page(FULL, 'og går videre.', 'Nyt afsnit.')])).toBe(
      `${FULL} \nog går videre.\nNyt afsnit.\n`,
    )
  })

  test('are parted by a gap, a number or a sign of a list', () => {
    expect(textOfLines([page(FULL, FULL, '', FULL, FULL, '1) En', FULL, '• To', FULL)])).toBe(
      `${FULL} \n${FULL}\n\n${FULL} \n${FULL}\n1) En\n${FULL}\n• To\n${FULL}\n`,
    )
  })

  test('go on over a page and past what stands at its foot', () => {
    const pages = [
      page(FULL, FULL, '@Side 1'),
      page('videre her.', FULL, '@Side 2'),
      page('og slut.', '@Side 3'),
    ]
    expect(textOfLines(pages)).toBe(
      `${FULL} \n${FULL} \nSide 1\nvidere her.\n${FULL} \nSide 2\nog slut.\nSide 3\n`,
    )
  })

  test('may be none', () => {
    expect(textOfLines([])).toBe('\n')
  })
})
