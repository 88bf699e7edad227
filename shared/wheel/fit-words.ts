/** How wide words are, roughly: a picture that stands alone has no browser to cut them off for it. */

const NARROW = /[iljtfrI.,:;'’!|()\- ]/
const WIDE = /[mwæMWÆ@%—]/
const CAPITAL = /[A-ZÆØÅ0-9]/

/** The words, cut off with an ellipsis where they are wider than so much in letters of this size. */
export function fitWords(words: string, width: number, size: number): string {
  const room = width / size
  if (widthOf(words) <= room) return words
  let used = widthOf('…')
  let end = 0
  for (const letter of words) {
    used += widthOf(letter)
    if (used > room) break
    end += letter.length
  }
  return `${words.slice(0, end).trimEnd()}…`
}

function widthOf(words: string): number {
  return [...words].reduce((sum, letter) => sum + widthOfLetter(letter), 0)
}

function widthOfLetter(letter: string): number {
  if (NARROW.test(letter)) return 0.32
  if (WIDE.test(letter)) return 0.9
  return CAPITAL.test(letter) ? 0.68 : 0.6
}
