import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from './normalise.ts'
import { placesInRaw, readNormalised } from './read-layers.ts'

const NAMES = ['CenSec', 'DI FOS', 'Dansk Industri']
const reads = (raw: string) => readNormalised(raw, normalise(raw, NAMES))
const reasons = (raw: string) => normalise(raw, NAMES).map(({ was, reads, why }) => [was, reads, why])

describe('[AGREE-5] normalising', () => {
  it.each([
    ['a soft line break', 'Vi går \nvidere.\nNyt afsnit.', 'Vi går videre.\nNyt afsnit.'],
    [
      'a word that a line parts, where the text knows it',
      'Danmark. I Dan-\nmark er vi.',
      'Danmark. I Danmark er vi.',
    ],
    ['one it does not know', 'Den match- \nmaking er ny.', 'Den match-making er ny.'],
    ['a line that ends in a slash', 'Dansk Industri/ \nDl FOS', 'Dansk Industri/DI FOS'],
    ['a hyphen that stands for a word', 'rum- \nog sikkerhed', 'rum- og sikkerhed'],
    [
      'a list after a line that ends in a space',
      'Opgaver: \n1) Den ene \n2) Den anden',
      'Opgaver:\n1) Den ene\n2) Den anden',
    ],
    ['a page that begins with a space', 'Slut.\n Side to.', 'Slut.\nSide to.'],
    ['a small L for the I of a name', 'Dl FOS og DlFOS', 'DI FOS og DI FOS'],
    ['a name that has lost its space', 'CenSec og DIFOS', 'CenSec og DI FOS'],
    ['no letters of other words', 'Dlbyg, Dille og DI', 'Dlbyg, Dille og DI'],
    ['a word that is none', 'sikre, ot vi ser', 'sikre, at vi ser'],
    ['the old abbreviation', 'medier oa. Vi', 'medier o.a. Vi'],
    ['the same without its stop', 'medier oa \nNyt', 'medier o.a. Nyt'],
    ['a space before a stop', 'making .', 'making.'],
    ['a hyphen without its space', 'viden-og forskning', 'viden- og forskning'],
    ['ligatures, soft hyphens and bullets', '•\t\uFFFD\uFFFDﬁn\u00ADt', '• fint'],
  ])('mends %s', (_, raw, expected) => {
    expect(reads(raw)).toBe(expected)
  })

  it('leaves out pages’ feet, and what of a letterhead stands right below one', () => {
    const foot = 'O.*\nDl Forsvar & Sikkerhed\n\n'
    expect(reads(`En.\n\n${foot}To.\n\nO.*\n Tre \nO.*\nfire.\nSide 2 af 5\n`)).toBe(
      'En.\n\n\nTo.\n\nTre fire.\n',
    )
  })

  it('only proposes what could stand so on the paper', () => {
    const raw =
      'Klyngen og forklyngen er to ord, og derfor også til gavn \nfor den samlede danske industri i hele landet\n\nNyt.'
    const proposed = normalise(raw, NAMES).filter(({ isMade }) => !isMade)
    expect(proposed.map(({ was, reads }) => [was, reads])).toEqual([
      ['forklyngen', 'for klyngen'],
      ['landet', 'landet.'],
    ])
    expect(reads(raw)).toContain('og forklyngen')
  })

  it('says of each change where it stands, what stood there and why', () => {
    expect(reasons('Dl FOS \nsiger .')).toEqual([
      ['Dl', 'DI', 'letter'],
      [' \n', ' ', 'line'],
      [' ', '', 'spacing'],
    ])
  })

  it('can be taken back, all of it or one change: then the file’s own letters stand there', () => {
    const piece = fc.constantFrom(
      'Dl',
      'DIFOS',
      'ot',
      ' \n',
      '\n',
      '\n\n',
      'O.*\n',
      '-\n',
      ' og',
      ' oa',
      '.',
      ' ',
      'vej',
      '1) Nyt',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), (pieces, which) => {
        const raw = pieces.join('')
        const changes = normalise(raw, NAMES)
        for (const { at, was } of changes) expect(raw.slice(at, at + was.length)).toBe(was)
        const none = changes.map((change) => ({ ...change, isMade: false }))
        expect(readNormalised(raw, none)).toBe(raw)
        const without = changes.filter((_, index) => index !== which % Math.max(changes.length, 1))
        const switchedOff = changes.map((change) =>
          without.includes(change) ? change : { ...change, isMade: false },
        )
        expect(readNormalised(raw, switchedOff)).toBe(readNormalised(raw, without))
        const text = readNormalised(raw, changes)
        expect(placesInRaw(raw, changes)).toHaveLength(text.length + 1)
      }),
    )
  })

  it('is done soon with a long text', () => {
    const lines = Array.from(
      { length: 8_000 },
      (_, line) => `Dl FOS og ${line} andre \nsiger ot ${line} vi \n`,
    )
    const raw = lines.join('')
    expect(normalise(raw, NAMES).length).toBeGreaterThan(30_000)
  })
})
