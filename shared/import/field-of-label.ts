import { EXPORT_LABELS } from './export-labels.ts'
import type { ImportField } from './import-field.ts'

/** As people head their columns, in Danish and English; compared without case, signs and what stands in brackets. */
const LABELS: Record<Exclude<ImportField, 'sectionText' | 'ours'>, readonly string[]> = {
  title: [
    'aktivitet',
    'aktiviteter',
    'aktivitetens navn',
    'titel',
    'navn',
    'navn på aktivitet',
    'arrangement',
    'opgave',
    'indsats',
    'tiltag',
    'emne',
    'hvad',
    'overskrift',
    'activity',
    'title',
    'name',
    'event',
    'task',
    'initiative',
    'what',
  ],
  section: [
    'afsnit',
    'kategori',
    'opgavekategori',
    'område',
    'indsatsområde',
    'opgaveområde',
    'section',
    'category',
    'area',
  ],
  party: [
    'part',
    'organisation',
    'hvem',
    'ejer',
    'ansvarlig part',
    'ansvarlig organisation',
    'arrangør',
    'party',
    'organiser',
    'organizer',
    'owner',
    'responsible party',
    'who',
  ],
  period: [
    'periode',
    'dato',
    'datoer',
    'tid',
    'tidspunkt',
    'tidsrum',
    'hvornår',
    'dato/periode',
    'dato/uge',
    'tid/dato',
    'tidsplan',
    'termin',
    'deadline',
    'frist',
    'period',
    'date',
    'dates',
    'time',
    'when',
    'timing',
    'schedule',
  ],
  start: ['start', 'startdato', 'fra', 'begynder', 'fra dato', 'startdag', 'start date', 'from', 'begins'],
  end: [
    'slut',
    'slutdato',
    'til',
    'slutter',
    'til dato',
    'slutdag',
    'end',
    'end date',
    'to',
    'until',
    'ends',
  ],
  week: ['uge', 'uger', 'ugenr', 'uge nr', 'ugenummer', 'week', 'weeks', 'week no', 'week number'],
  month: ['måned', 'måneder', 'mdr', 'month', 'months'],
  quarter: ['kvartal', 'kvt', 'quarter'],
  status: ['status', 'tilstand', 'stade', 'state'],
  responsible: [
    'ansvarlig',
    'ansvarlige',
    'ansvar',
    'ansvarlig person',
    'kontaktperson',
    'kontakt',
    'projektleder',
    'tovholder',
    'responsible',
    'responsible person',
    'contact',
    'lead',
    'project manager',
  ],
  audience: [
    'målgruppe',
    'målgrupper',
    'deltagere',
    'deltagerkreds',
    'for hvem',
    'audience',
    'target group',
    'target audience',
    'participants',
  ],
  counterpart: [
    'modpart',
    'modparter',
    'interessent',
    'interessenter',
    'counterpart',
    'stakeholder',
    'stakeholders',
  ],
  place: [
    'sted',
    'lokation',
    'hvor',
    'lokalitet',
    'by',
    'adresse',
    'place',
    'location',
    'venue',
    'where',
    'city',
  ],
  partners: [
    'partnere',
    'partner',
    'samarbejdspartner',
    'samarbejdspartnere',
    'medarrangør',
    'medarrangører',
    'samarbejde med',
    'sammen med',
    'partners',
    'co-organiser',
    'co-organisers',
    'in cooperation with',
  ],
  budget: [
    'budget',
    'beløb',
    'økonomi',
    'pris',
    'udgift',
    'udgifter',
    'omkostninger',
    'kr',
    'tkr',
    't.kr',
    'kroner',
    'budget kr',
    'budget dkk',
    'amount',
    'cost',
    'costs',
  ],
  goal: [
    'mål',
    'succeskriterium',
    'succeskriterier',
    'deltagermål',
    'målsætning',
    'resultatmål',
    'kpi',
    'forventet effekt',
    'success criterion',
    'success criteria',
    'goal',
    'goals',
    'target',
    'expected outcome',
  ],
  description: [
    'beskrivelse',
    'indhold',
    'formål',
    'bemærkning',
    'bemærkninger',
    'noter',
    'note',
    'kommentar',
    'kommentarer',
    'uddybning',
    'description',
    'content',
    'purpose',
    'notes',
    'remarks',
    'comments',
  ],
}

const FIELDS: ReadonlyMap<string, ImportField> = new Map([
  ...Object.entries(LABELS).flatMap(([field, labels]) =>
    labels.map((label): [string, ImportField] => [label, field as ImportField]),
  ),
  // What our own exports head them with, whatever that is called.
  ...EXPORT_LABELS,
])

/** Longer than any label; a sentence that ends in a colon is none. */
const LONGEST_LABEL = 60

/** What a column heading or a label is about; undefined where nobody can say. */
export function fieldOfLabel(label: string): ImportField | undefined {
  if (label.length > LONGEST_LABEL) return undefined
  const plain = plainLabel(label)
  return (
    FIELDS.get(plain) ??
    FIELDS.get(plain.replace(/\s+(?:i\s+)?(?:1\.?000\s*)?(?:t\.?\s?kr|kr|dkk|mio.*)$/u, ''))
  )
}

function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/\([^)]*\)?/gu, ' ')
    .replace(/[*:?.]+\s*$/u, '')
    .replace(/\s*\/\s*/gu, '/')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[*:?.]+$/u, '')
}

/** The unit that the label gives to bare numbers under it: `Budget (t.kr.)`, `Budget i 1.000 kr.`. */
export function unitOfLabel(label: string): 't.kr.' | 'mio. kr.' | undefined {
  const plain = label.toLowerCase()
  if (/mio|million/u.test(plain)) return 'mio. kr.'
  // Not the end of a word before the currency: budgeT KR.
  return /(?<!\p{L})t\.?\s?kr|1\.?000|tusind/u.test(plain) ? 't.kr.' : undefined
}
