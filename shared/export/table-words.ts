/** The fixed words of the tables of activities, and of calendars. */
import type { Locale } from '#shared/basics/locale.ts'
import type { Precision } from '#shared/plan/plan.ts'

export interface TableWords {
  /** Columns that an activity's fields in a document have no label for. */
  columns: Record<
    | 'categoryNumber'
    | 'category'
    | 'title'
    | 'start'
    | 'end'
    | 'precision'
    | 'week'
    | 'description'
    | 'id'
    | 'responsible'
    | 'text',
    string
  >
  precision: Record<Precision, string>
  activities: string
  sections: string
  about: string
  plan: string
  parties: string
  value: string
  checksum: string
  /** What the checksum is of: the label, and the answer. */
  checksumCovers: readonly [label: string, what: string]
  /** Of a sheet whose cells cannot hold all of some texts. */
  cutTexts: string
  textsCut: (count: number) => string
  /** Before the title of one that is cancelled. */
  cancelled: (title: string) => string
  week: (title: string, weeks: string) => string
  /** What a calendar says of the activities that are not in it. */
  onlyDated: string
  unreadablePlans: (titles: readonly string[]) => string
  /** The name of a calendar of all plans. */
  allPlans: string
}

export const TABLE_WORDS: Record<Locale, TableWords> = {
  da: {
    columns: {
      categoryNumber: 'Kategori nr.',
      category: 'Kategori',
      title: 'Titel',
      start: 'Startdato',
      end: 'Slutdato',
      precision: 'Præcision',
      week: 'Uge',
      description: 'Beskrivelse',
      id: 'Id',
      responsible: 'Ansvarlig efter aftalen',
      text: 'Tekst',
    },
    precision: {
      day: 'dag',
      week: 'uge',
      month: 'måned',
      quarter: 'kvartal',
      year: 'år',
      ongoing: 'løbende',
      open: 'uafklaret',
    },
    activities: 'Aktiviteter',
    sections: 'Afsnit',
    about: 'Om filen',
    plan: 'Plan',
    parties: 'Parter',
    value: 'Oplysning',
    checksum: 'Kontrolsum (SHA-256)',
    checksumCovers: [
      'Kontrolsummen dækker',
      'planens titel, år, afsnit og aktiviteter, som de står i denne udgave.',
    ],
    cutTexts: 'Afkortede tekster',
    textsCut: (count) =>
      `${count === 1 ? 'En tekst' : `${count} tekster`} er længere, end en celle i Excel kan rumme, og ender derfor med »…«. Den fulde ordlyd står i de andre filtyper.`,
    cancelled: (title) => `Aflyst: ${title}`,
    week: (title, weeks) => `${title} (${weeks})`,
    onlyDated: 'Kun aktiviteter, der ligger på dage eller i uger, er i kalenderen.',
    unreadablePlans: (titles) =>
      `Kan ikke læses lige nu og mangler derfor: ${titles.map((title) => `»${title}«`).join(', ')}.`,
    allPlans: 'Aktivitetsplanen',
  },
  en: {
    columns: {
      categoryNumber: 'Category no.',
      category: 'Category',
      title: 'Title',
      start: 'Start date',
      end: 'End date',
      precision: 'Precision',
      week: 'Week',
      description: 'Description',
      id: 'Id',
      responsible: 'Responsible under the agreement',
      text: 'Text',
    },
    precision: {
      day: 'day',
      week: 'week',
      month: 'month',
      quarter: 'quarter',
      year: 'year',
      ongoing: 'ongoing',
      open: 'undecided',
    },
    activities: 'Activities',
    sections: 'Sections',
    about: 'About this file',
    plan: 'Plan',
    parties: 'Parties',
    value: 'Value',
    checksum: 'Checksum (SHA-256)',
    checksumCovers: [
      'The checksum covers',
      'the title, year, sections and activities of the plan as they stand in this edition.',
    ],
    cutTexts: 'Texts cut short',
    textsCut: (count) =>
      `${count === 1 ? 'One text is longer than a cell in Excel can hold, and ends' : `${count} texts are longer than a cell in Excel can hold, and end`} in “…”. The other types of file have them in full.`,
    cancelled: (title) => `Cancelled: ${title}`,
    week: (title, weeks) => `${title} (${weeks})`,
    onlyDated: 'Only activities that fall on days or in weeks are in the calendar.',
    unreadablePlans: (titles) =>
      `Missing, as they cannot be read right now: ${titles.map((title) => `“${title}”`).join(', ')}.`,
    allPlans: 'Activity plan',
  },
}
