/** The fixed words of what members are told. */
import type { Locale } from '../basics/locale.ts'

interface NewsletterWords {
  subject: (year: number, names: string) => string
  newsSubject: (year: number) => string
  intro: (year: number, names: string) => string
  newsIntro: (year: number, names: string, day: string) => string
  by: (name: string) => string
  together: (names: string) => string
  undated: string
  untitled: string
  idea: string
  for: (audience: string) => string
  with: (partners: string) => string
  nothing: string
  link: string
}

export const NEWSLETTER_WORDS: Record<Locale, NewsletterWords> = {
  da: {
    subject: (year, names) => `Det gør ${names} i ${year}`,
    newsSubject: (year) => `Nyt i aktivitetsplanen for ${year}`,
    intro: (year, names) =>
      `${names} har aftalt, hvem der gør hvad i ${year}. Her er de aktiviteter, der ligger forude.`,
    newsIntro: (year, names, day) =>
      `${names} har siden ${day} aftalt nyt i den fælles aktivitetsplan for ${year}. Det er disse aktiviteter:`,
    by: (name) => `${name} står for`,
    together: (names) => `${names} sammen`,
    undated: 'tidspunktet følger',
    untitled: 'Uden titel',
    idea: 'endnu en idé',
    for: (audience) => `for ${audience}`,
    with: (partners) => `sammen med ${partners}`,
    nothing: 'Der er ingen kommende aktiviteter at fortælle om lige nu.',
    link: 'Se hele planen, søg i den, og få den i din kalender',
  },
  en: {
    subject: (year, names) => `What ${names} do in ${year}`,
    newsSubject: (year) => `New in the activity plan for ${year}`,
    intro: (year, names) =>
      `${names} have agreed who does what in ${year}. These are the activities that lie ahead.`,
    newsIntro: (year, names, day) =>
      `Since ${day}, ${names} have agreed more of their joint activity plan for ${year}. These are the activities:`,
    by: (name) => `By ${name}`,
    together: (names) => `By ${names} together`,
    undated: 'date to follow',
    untitled: 'Untitled',
    idea: 'still an idea',
    for: (audience) => `for ${audience}`,
    with: (partners) => `with ${partners}`,
    nothing: 'There are no activities ahead to tell of right now.',
    link: 'See the whole plan, search it, and get it in your calendar',
  },
}
