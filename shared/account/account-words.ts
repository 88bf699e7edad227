/** What the account is called and says, on its page and in its files. */
import { byName } from '../basics/by-name.ts'
import type { Locale } from '../basics/locale.ts'
import type { Count, Question, Step } from '../follow-up/follow-up.ts'
import type { Region } from '../follow-up/regions.ts'
import type { AccountGroup } from './account-rows.ts'
import { ANSWERS, type AnswerName, type DutyEnd, type FigureName, type OverlapEnd } from './figure-names.ts'

export interface AccountWords {
  title: (year: number) => string
  figure: string
  all: string
  joint: string
  groups: Record<AccountGroup | 'shares' | 'overlaps' | 'duties' | 'contact', string>
  figures: Record<FigureName, string>
  questions: Record<Question, string>
  /** What each step of a question's answers is called. */
  steps: Record<Question, Record<Step, string>>
  /** Whose share of the answers is told: those who chose one of the two upper steps. */
  shares: Record<Question, string>
  overlaps: Record<OverlapEnd | 'all', string>
  duties: Record<DutyEnd | 'all', string>
  contact: string
  change: string
  /** Another year, told beside. */
  beside: string
  regionsOf: (year: number) => string
  /** The activities behind the figures, one a row. */
  behind: { title: string; activity: string; party: string; fate: string }
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
  answers: Pick<AccountWords, 'questions' | 'steps'>,
  rest: Record<Exclude<FigureName, Count | `region:${Region}` | AnswerName>, string>,
): Record<FigureName, string> {
  const { participants, companies, under50, under250, knowledge, foreign, skills, ideas, products } = names
  return {
    ...rest,
    ...answerNames(answers),
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

function answerNames({
  questions,
  steps,
}: Pick<AccountWords, 'questions' | 'steps'>): Record<AnswerName, string> {
  return byName(ANSWERS, (name) => {
    const [question, step] = name.split(':') as [Question, string]
    return `${questions[question]}: ${steps[question][Number(step) as Step].toLocaleLowerCase('da')}`
  })
}

function stepNames(
  satisfaction: Record<Step, string>,
  benefit: Record<Step, string>,
): Record<Question, Record<Step, string>> {
  return { content: satisfaction, practical: satisfaction, benefit }
}

const DA_ANSWERS: Pick<AccountWords, 'questions' | 'steps'> = {
  questions: {
    content: 'Tilfreds med indholdet',
    practical: 'Tilfreds med det praktiske',
    benefit: 'Udbytte',
  },
  steps: stepNames(
    { 1: 'Meget tilfreds', 2: 'Tilfreds', 3: 'Utilfreds', 4: 'Meget utilfreds' },
    { 1: 'I høj grad', 2: 'I nogen grad', 3: 'I mindre grad', 4: 'Slet ikke' },
  ),
}
const EN_ANSWERS: Pick<AccountWords, 'questions' | 'steps'> = {
  questions: {
    content: 'Satisfied with the content',
    practical: 'Satisfied with the practical side',
    benefit: 'Benefit',
  },
  steps: stepNames(
    { 1: 'Very satisfied', 2: 'Satisfied', 3: 'Dissatisfied', 4: 'Very dissatisfied' },
    { 1: 'To a high degree', 2: 'To some degree', 3: 'To a lesser degree', 4: 'Not at all' },
  ),
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
      shares: 'Tilfredshed og udbytte (% af svarene)',
      overlaps: 'Overlap og hvordan de endte',
      duties: 'Pligter til at orientere og inddrage',
      contact: 'Kontakt',
    },
    figures: figureNames(DA, DA_ANSWERS, {
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
    ...DA_ANSWERS,
    shares: {
      content: 'Tilfredse eller meget tilfredse med indholdet',
      practical: 'Tilfredse eller meget tilfredse med det praktiske',
      benefit: 'Udbytte i høj eller nogen grad',
    },
    overlaps: {
      all: 'Fundet',
      merged: 'Blev til én fælles aktivitet',
      coordinated: 'Koordineres',
      kept: 'Fastholdes',
      dismissed: 'Er ikke overlap',
      open: 'Ingen har taget stilling',
    },
    duties: {
      all: 'Pligter',
      'in-time': 'Kvitteret i tide',
      late: 'Ikke kvitteret i tide',
      'not-due': 'Fristen er ikke nået',
    },
    contact: 'Måneder med et møde eller en samtale mellem direktørerne',
    change: 'Forskel',
    beside: 'Sammenlignet med',
    regionsOf: (year) => `Begge år er opgjort efter regionerne i ${year}.`,
    behind: {
      title: 'Aktiviteterne bag tallene',
      activity: 'Aktivitet',
      party: 'Part',
      fate: 'Udfald',
    },
    note: 'Tallene dækker den fælles plan. Fortrolige aktiviteter tæller ikke med for nogen. En virksomhed, der var med til to aktiviteter, tæller to gange.',
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
      shares: 'Satisfaction and benefit (% of answers)',
      overlaps: 'Overlaps and how they ended',
      duties: 'Duties to inform and involve',
      contact: 'Contact',
    },
    figures: figureNames(EN, EN_ANSWERS, {
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
    ...EN_ANSWERS,
    shares: {
      content: 'Satisfied or very satisfied with the content',
      practical: 'Satisfied or very satisfied with the practical side',
      benefit: 'Benefit to a high or some degree',
    },
    overlaps: {
      all: 'Found',
      merged: 'Became one joint activity',
      coordinated: 'Are coordinated',
      kept: 'Are kept',
      dismissed: 'Are none',
      open: 'Nobody has answered',
    },
    duties: {
      all: 'Duties',
      'in-time': 'Acknowledged in time',
      late: 'Not acknowledged in time',
      'not-due': 'Not due yet',
    },
    contact: 'Months with a meeting or a conversation between the directors',
    change: 'Change',
    beside: 'Compared with',
    regionsOf: (year) => `Both years are counted by the regions of ${year}.`,
    behind: {
      title: 'The activities behind the figures',
      activity: 'Activity',
      party: 'Party',
      fate: 'Outcome',
    },
    note: 'The figures cover the shared plan. Confidential activities count for nobody. A company that came to two activities counts twice.',
    madeOn: 'Made on',
    contents: 'Contents',
    page: 'Page',
    of: 'of',
  },
}
