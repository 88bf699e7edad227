import { describe, expect, test } from 'vitest'
import {
  afterChosenName,
  calledIn,
  nameBeingWritten,
  peopleBeginning,
  piecesOf,
  withChosenName,
} from './mentions.ts'

const mette = { id: 'mette', name: 'Mette' }
const metteHolm = { id: 'mette-holm', name: 'Mette Holm' }
const anna = { id: 'anna', name: 'Anna' }
const people = [mette, metteHolm, anna]

describe('[COMMENT-8] calling people by name', () => {
  test('finds each of them once, the longer name where both would do', () => {
    expect(calledIn('@Mette Holm og @Anna, spørg @Anna.', people)).toEqual(['mette-holm', 'anna'])
    expect(calledIn('@Mette, kan du?', people)).toEqual(['mette'])
  })

  test('is not an address, nor the beginning of another word', () => {
    expect(calledIn('skriv til mail@Anna eller @Annalise', people)).toEqual([])
  })

  test('leaves everything that is written in its place', () => {
    const text = 'Hej @Mette Holm!\nSe @nogen, @Anna'
    const pieces = piecesOf(text, people)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.filter(({ personId }) => personId)).toEqual([
      { text: '@Mette Holm', personId: 'mette-holm' },
      { text: '@Anna', personId: 'anna' },
    ])
  })

  test('is offered from the @ on, by any of the names, until one is written out', () => {
    expect(nameBeingWritten('Hej @me', 7)).toEqual({ at: 4, begun: 'me' })
    expect(nameBeingWritten('Hej @me', 3)).toBeUndefined()
    expect(nameBeingWritten('mail@me', 7)).toBeUndefined()
    expect(peopleBeginning('', people)).toEqual(people)
    expect(peopleBeginning('ho', people)).toEqual([metteHolm])
    expect(peopleBeginning('Mette ', people)).toEqual([metteHolm])
    expect(peopleBeginning('Mette Holm ', people)).toEqual([])
  })

  test('leaves one space behind a chosen name, however one goes on', () => {
    const chosen = withChosenName({ text: 'Ved @me det?', caret: 7 }, 4, 'Mette')
    expect(chosen).toEqual({ text: 'Ved @Mette det?', caret: 11 })
    expect(afterChosenName(chosen, 'Ved @Mette  det?')).toEqual(chosen)
    const atTheEnd = withChosenName({ text: 'Ved @me', caret: 7 }, 4, 'Mette')
    expect(atTheEnd).toEqual({ text: 'Ved @Mette ', caret: 11 })
    expect(afterChosenName(atTheEnd, 'Ved @Mette  ')).toEqual(atTheEnd)
    expect(afterChosenName(atTheEnd, 'Ved @Mette ?')).toEqual({ text: 'Ved @Mette?', caret: 11 })
    expect(afterChosenName(atTheEnd, 'Ved @Mette d')).toBeUndefined()
    expect(afterChosenName(atTheEnd, 'Ved @Mette')).toBeUndefined()
  })
})
