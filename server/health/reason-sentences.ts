import type { HealthReason } from '#shared/protocol/health-reasons.ts'

/** One clear sentence each, for whoever runs the server. */
export const REASON_SENTENCES: Record<HealthReason, { da: string; en: string }> = {
  'relay-away': {
    da: 'Redis svarer ikke: det, der skrives på andre servere, kommer lidt senere frem. Intet går tabt.',
    en: 'Redis does not answer: what is written on other servers arrives a little later. Nothing is lost.',
  },
  'mail-away': {
    da: 'Mailserveren tog ikke imod den seneste mail. Den bliver i køen og forsøges igen.',
    en: 'The mail server did not take the last mail. It stays queued and is tried again.',
  },
  'disk-nearly-full': {
    da: 'Der er under 500 MB ledig på datamappens disk. Gør plads.',
    en: 'Less than 500 MB are free on the data folder’s disk. Make room.',
  },
  'trail-damaged': {
    da: 'Hændelsesloggen er beskadiget. Der føjes stadig til den; kør verify.',
    en: 'The audit trail is damaged. It is still added to; run verify.',
  },
  'trail-unavailable': {
    da: 'Den seneste hændelse kunne ikke skrives i hændelsesloggen. Det, der skal stå der, bliver afvist.',
    en: 'The last entry could not be written in the audit trail. What must stand there is refused.',
  },
  'writes-refused': {
    da: 'Det seneste, nogen skrev, kunne ikke gemmes. Det bliver på deres skærm og sendes igen.',
    en: 'The last that somebody wrote could not be kept. It stays on their screen and is sent again.',
  },
  'writes-slow': {
    da: 'Noget har ventet over fem sekunder på at blive gemt.',
    en: 'Something has waited for more than five seconds to be kept.',
  },
}
