import { describe, expect, test } from 'vitest'
import { BUILT_IN_VOCABULARY } from '#shared/overlap/testing/built-in-vocabulary.ts'
import { readActivity } from './reading.ts'
import { activity } from './testing/activity.ts'

function readAs(text: string): string[] {
  const { mentions } = readActivity(activity({ id: 'a', party: 'censec', title: text }), BUILT_IN_VOCABULARY)
  return [...mentions.keys()]
}

/** As a planner writes who does not use the word, each beside what it says. */
describe('a thing is known by other words than its own', () => {
  test.each([
    ['Billeder fra rummet til søværnet', 'topic:earth observation'],
    ['Nytten af satellitoptagelser', 'topic:earth observation'],
    ['Dygtiggørelse i brug af rumbilleder', 'topic:earth observation'],
    ['Images from space for fishery control', 'topic:earth observation'],
    ['Dygtiggørelse af montører', 'offering:learning'],
    ['Kontaktmæglerdag i Odense', 'offering:matchmaking'],
    ['Små virksomheder præsenterer deres løsninger for indkøbere', 'offering:matchmaking'],
    ['Bemærkninger til lovudkastet', 'offering:consultation response'],
    ['Indspil til lovforslag om anlæg', 'offering:consultation response'],
    ['Hjælp til at søge penge hos fonde', 'offering:clinic'],
    ['Hjælp til at søge penge hos fonde', 'topic:foundation grants'],
    ['Dagens vært er det nationale indkøbskontor for forsvaret', 'counterpart:fmi'],
    ['Sådan siger I nej til udenlandske opkøb', 'topic:investment screening'],
    ['Beskyttelse mod droner over havne', 'topic:counter-drone'],
    ['Både uden besætning', 'topic:unmanned vessels'],
    ['Kabler på havets bund', 'topic:underwater'],
    ['Hvem ejer det, I finder på sammen?', 'topic:intellectual property'],
    ['Når myndighederne vil se jeres kostpriser', 'topic:pricing'],
    ['Skrivebordsøvelse om et nedbrud', 'offering:exercise'],
    ['Fortegnelse over virksomheder i branchen', 'offering:directory'],
    ['Besked når der kommer nye udbud', 'offering:monitoring'],
    ['Delt stand i Paris', 'offering:fair'],
    ['Materielmessen i Ballerup', 'counterpart:DALO Industry Days'],
    ['Den polske forsvarsmesse', 'counterpart:MSPO'],
    ['Middag med nordmændene', 'counterpart:norway'],
    ['Amerikanernes it-krav til leverandører', 'topic:cmmc'],
    ['Nystartede firmaer med ideer', 'audience:start-ups'],
    ['Virksomheder uden forsvarserfaring', 'audience:new suppliers'],
    ['Leverandørers leverandører', 'audience:subcontractors'],
    ['Officerer og soldater på vej ud', 'audience:veterans'],
    ['R&D i små virksomheder', 'audience:engineers'],
    ['Dag hos Tekn. Inst. i Taastrup', 'counterpart:teknologisk institut'],
    ['Middag for adm. dir. i branchen', 'audience:top managers'],
  ])('%s', (text, concept) => {
    expect(readAs(text)).toContain(concept)
  })
})

/** What invitations say whatever they are about. */
describe('nothing is read into', () => {
  test.each([
    'Tilmelding senest 14 dage før, deltagelse er gratis for medlemmer.',
    'Programmet sendes ud, når det er på plads.',
    'Vi glæder os til at se jer, også dem, der ikke har været med før.',
    'Der er plads til 40, og først til mølle gælder.',
    'Kaffe og brød fra klokken otte.',
    'Contact the secretariat with any questions.',
    'Yderligere oplysninger følger inden sommerferien.',
    'Lokalet ligger ved stationen, og der er parkering i gården.',
  ])('%s', (text) => {
    expect(readAs(text)).toEqual([])
  })
})
