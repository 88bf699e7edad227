import { describe, expect, it } from 'vitest'
import { type Choice, chooseByKey } from './choose-words.ts'

const TEXT = 'Krav, pris og tid.\nTo dage i Odense.\n\nMed middag.'

function chosen(choice: Choice | undefined): string | undefined {
  if (!choice) return undefined
  return TEXT.slice(Math.min(choice.anchor, choice.head), Math.max(choice.anchor, choice.head))
}

function press(keys: string): string | undefined {
  let choice: Choice | undefined
  for (const key of keys.split(' ')) {
    const shiftKey = key.startsWith('Shift+')
    choice = chooseByKey(TEXT, choice, { key: key.replace('Shift+', ''), shiftKey }) ?? choice
  }
  return chosen(choice)
}

describe('[COMMENT-10] choosing words with the keys in a text one can only read', () => {
  it('goes from word to word, and stays at either end', () => {
    expect(press('ArrowRight')).toBe('Krav')
    expect(press('ArrowRight ArrowRight')).toBe('pris')
    expect(press('ArrowRight ArrowRight ArrowLeft ArrowLeft')).toBe('Krav')
    expect(press('End ArrowRight')).toBe('middag')
    expect(press('End Home')).toBe('Krav')
  })

  it('takes more words with Shift, and gives them back the other way', () => {
    expect(press('ArrowRight ArrowRight Shift+ArrowRight Shift+ArrowRight')).toBe('pris og tid')
    expect(press('ArrowRight ArrowRight Shift+ArrowRight Shift+ArrowLeft')).toBe('pris')
    expect(press('ArrowRight ArrowRight Shift+ArrowLeft')).toBe('Krav, pris')
    expect(press('ArrowRight ArrowRight Shift+ArrowLeft Shift+ArrowRight Shift+ArrowRight')).toBe('pris og')
  })

  it('goes from paragraph to paragraph', () => {
    expect(press('ArrowRight ArrowDown')).toBe('To')
    expect(press('ArrowRight ArrowDown ArrowDown')).toBe('Med')
    expect(press('End ArrowUp')).toBe('To')
    expect(press('End ArrowUp ArrowUp')).toBe('Krav')
    expect(press('ArrowRight ArrowDown Shift+ArrowDown')).toBe('To dage i Odense.\n\nMed')
  })

  it('chooses nothing by other keys, nor in a text without words', () => {
    expect(chooseByKey(TEXT, undefined, { key: 'a', shiftKey: false })).toBeUndefined()
    expect(chooseByKey(' – ', undefined, { key: 'ArrowRight', shiftKey: false })).toBeUndefined()
  })
})
