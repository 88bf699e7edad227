/** What the account is called and says, on its page and in its files. */
import type { Locale } from '../basics/locale.ts'
import type { Count, Question, Step } from '../follow-up/follow-up.ts'
import type { Region } from '../follow-up/regions.ts'
import type { AccountGroup } from './account-rows.ts'
import type { DutyEnd, FigureName, OverlapEnd } from './figure-names.ts'

export interface AccountWords {
  title: (year: number) => string
  figure: string
  all: string
  joint: string
  groups: Record<AccountGroup | 'answers' | 'cooperation', string>
  figures: Record<FigureName, string>
  questions: Record<Question, string>
  /** What each step of a question's answers is called. */
  steps: Record<Question, Record<Step, string>>
  overlaps: Record<OverlapEnd, string>
  duties: Record<DutyEnd, string>
  contact: string
  contactOf: (months: number) => string
  /** What the figures are of. */
  note: string
  madeOn: string
  contents: string
  page: string
  of: string
}

type Names = Record<Count, string> & Record<Region, string>

const DA: Names = {
  participants: 'Deltagere',
  companies: 'Virksomheder',
  under50: 'Heraf under 50 ansatte',
  under250: 'Heraf under 250 ansatte',
  knowledge: 'Videninstitutioner',
  foreign: 'Udenlandske virksomheder og institutioner',
  skills: 'Virksomheder med nye kompetencer eller værktøjer',
  ideas: 'Virksomheder med nye idéer',
  products: 'Virksomheder med nye produkter, ydelser eller processer',
  hovedstaden: 'Hovedstaden',
  sjaelland: 'Sjælland',
  oestdanmark: 'Østdanmark',
  syddanmark: 'Syddanmark',
  midtjylland: 'Midtjylland',
  nordjylland: 'Nordjylland',
  'greenland-faroes': 'Grønland og Færøerne',
  abroad: 'Udlandet',
  online: 'Online',
}
const EN: Names = {
  participants: 'Participants',
  companies: 'Companies',
  under50: 'Of them under 50 employees',
  under250: 'Of them under 250 employees',
  knowledge: 'Knowledge institutions',
  foreign: 'Foreign companies and institutions',
  skills: 'Companies with new skills or tools',
  ideas: 'Companies with new ideas',
  products: 'Companies with new products, services or processes',
  hovedstaden: 'Hovedstaden (Capital)',
  sjaelland: 'Sjælland (Zealand)',
  oestdanmark: 'Østdanmark (Eastern Denmark)',
  syddanmark: 'Syddanmark (Southern Denmark)',
  midtjylland: 'Midtjylland (Central Jutland)',
  nordjylland: 'Nordjylland (North Jutland)',
  'greenland-faroes': 'Greenland and the Faroe Islands',
  abroad: 'Abroad',
  online: 'Online',
}

function figureNames(
  names: Names,
  rest: Record<Exclude<FigureName, Count | `region:${Region}`>, string>,
): Record<FigureName, string> {
  const { participants, companies, under50, under250, knowledge, foreign, skills, ideas, products } = names
  return {
    ...rest,
    participants,
    companies,
    under50,
    under250,
    knowledge,
    foreign,
    skills,
    ideas,
    products,
    'region:hovedstaden': names.hovedstaden,
    'region:sjaelland': names.sjaelland,
    'region:oestdanmark': names.oestdanmark,
    'region:syddanmark': names.syddanmark,
    'region:midtjylland': names.midtjylland,
    'region:nordjylland': names.nordjylland,
    'region:greenland-faroes': names['greenland-faroes'],
    'region:abroad': names.abroad,
    'region:online': names.online,
  }
}

function stepNames(
  satisfaction: Record<Step, string>,
  benefit: Record<Step, string>,
): Record<Question, Record<Step, string>> {
  return { content: satisfaction, practical: satisfaction, benefit }
}

/** The account's words in each language. */
export const ACCOUNT_WORDS: Record<Locale, AccountWords> = {
  da: {
    title: (year) => `Regnskab ${year}`,
    figure: 'Tal',
    all: 'I alt',
    joint: 'Fælles',
    groups: {
      activities: 'Planlagt og afholdt',
      people: 'Deltagere og virksomheder',
      regions: 'Deltagere efter region',
      evaluation: 'Evaluering',
      money: 'Budget og forbrug (kr.)',
      answers: 'Svarene i evalueringerne',
      cooperation: 'Samarbejdet',
    },
    figures: figureNames(DA, {
      planned: 'Planlagt',
      held: 'Afholdt',
      postponed: 'Udskudt',
      cancelled: 'Aflyst',
      untold: 'Intet oplyst endnu',
      'region:unknown': 'Region ikke oplyst',
      evaluated: 'Evaluerede aktiviteter',
      answered: 'Svar',
      budget: 'Budget',
      spent: 'Brugt',
    }),
    questions: {
      content: 'Tilfreds med indholdet',
      practical: 'Tilfreds med det praktiske',
      benefit: 'Udbytte',
    },
    steps: stepNames(
      { 1: 'Meget tilfreds', 2: 'Tilfreds', 3: 'Utilfreds', 4: 'Meget utilfreds' },
      { 1: 'I høj grad', 2: 'I nogen grad', 3: 'I mindre grad', 4: 'Slet ikke' },
    ),
    overlaps: {
      merged: 'Overlap, der blev til én fælles aktivitet',
      coordinated: 'Overlap, der koordineres',
      kept: 'Overlap, der fastholdes eller ikke er overlap',
      open: 'Overlap, ingen har taget stilling til',
    },
    duties: {
      'in-time': 'Pligter, der blev kvitteret i tide',
      late: 'Pligter, der ikke blev kvitteret i tide',
      'not-due': 'Pligter, hvis frist ikke er nået',
    },
    contact: 'Måneder med kontakt mellem direktørerne',
    contactOf: (months) => `${months} af 12`,
    note: 'Tallene er af den fælles plan. Fortrolige aktiviteter tæller ikke med for nogen. En virksomhed, der var med til to aktiviteter, tæller to gange.',
    madeOn: 'Dannet',
    contents: 'Indhold',
    page: 'Side',
    of: 'af',
  },
  en: {
    title: (year) => `Account ${year}`,
    figure: 'Figure',
    all: 'In all',
    joint: 'Joint',
    groups: {
      activities: 'Planned and held',
      people: 'Participants and companies',
      regions: 'Participants by region',
      evaluation: 'Evaluation',
      money: 'Budget and spending (DKK)',
      answers: 'The answers in the evaluations',
      cooperation: 'The cooperation',
    },
    figures: figureNames(EN, {
      planned: 'Planned',
      held: 'Held',
      postponed: 'Postponed',
      cancelled: 'Cancelled',
      untold: 'Nothing said yet',
      'region:unknown': 'Region not said',
      evaluated: 'Evaluated activities',
      answered: 'Answers',
      budget: 'Budget',
      spent: 'Spent',
    }),
    questions: {
      content: 'Satisfied with the content',
      practical: 'Satisfied with the practical side',
      benefit: 'Benefit',
    },
    steps: stepNames(
      { 1: 'Very satisfied', 2: 'Satisfied', 3: 'Dissatisfied', 4: 'Very dissatisfied' },
      { 1: 'To a high degree', 2: 'To some degree', 3: 'To a lesser degree', 4: 'Not at all' },
    ),
    overlaps: {
      merged: 'Overlaps that became one joint activity',
      coordinated: 'Overlaps that are coordinated',
      kept: 'Overlaps that are kept, or are none',
      open: 'Overlaps that nobody has answered',
    },
    duties: {
      'in-time': 'Duties acknowledged in time',
      late: 'Duties not acknowledged in time',
      'not-due': 'Duties that are not due yet',
    },
    contact: 'Months with contact between the directors',
    contactOf: (months) => `${months} of 12`,
    note: 'The figures are of the shared plan. Confidential activities count for nobody. A company that came to two activities counts twice.',
    madeOn: 'Made on',
    contents: 'Contents',
    page: 'Page',
    of: 'of',
  },
}
