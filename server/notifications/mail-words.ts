import type { Locale } from '#shared/basics/locale.ts'
import type { MailKind } from '#shared/notifications/mail-settings.ts'
import type { Role } from '#shared/permissions/person.ts'

export interface MailWords {
  greeting: (name: string) => string
  agreement: string
  label: string
  meetings: string
  meetingSubject: (month: string) => string
  meeting: (by: string, when: string, place: string | undefined) => string
  meetingAction: string
  mentionSubject: (by: string, plan: string) => string
  approvalSubject: (by: string, plan: string) => string
  dutySubject: (by: string, plan: string) => string
  digestSubject: (count: number, rhythm: 'daily' | 'weekly') => string
  digestIntro: string
  why: {
    mention: string
    approval: string
    duty: string
    termination: string
    daily: (time: string) => string
    weekly: (time: string) => string
  }
  stop: Record<MailKind, string>
  settings: string
  more: (count: number) => string
  invitationSubject: (by: string) => string
  invitation: (by: string, role: Role, party: string) => string
  invitationAction: string
  invitationEnds: (moment: string) => string
  invitationWhy: (by: string) => string
}

export const MAIL_WORDS: Record<Locale, MailWords> = {
  da: {
    greeting: (name) => `Hej ${name}`,
    agreement: 'Aftalen',
    label: 'Guldmærket',
    meetings: 'Møder',
    meetingSubject: (month) => `Koordineringsmøde i ${month}`,
    meeting: (by, when, place) =>
      `${by} har sat koordineringsmødet til ${when}${place === undefined ? '' : `, ${place}`}. Svar på invitationen i din kalender.`,
    meetingAction: 'Se dagsordenen',
    mentionSubject: (by, plan) => `${by} nævnte dig i ${plan}`,
    approvalSubject: (by, plan) => `${by} venter på din godkendelse i ${plan}`,
    dutySubject: (by, plan) => `${by} har sendt jer en orientering i ${plan}`,
    digestSubject: (count, rhythm) =>
      `${rhythm === 'daily' ? 'Daglig' : 'Ugentlig'} oversigt: ${count === 1 ? 'én nyhed' : `${count} nyheder`} i Samplan`,
    digestIntro: 'Det er sket siden sidst:',
    why: {
      mention: 'Du får denne mail, fordi du blev nævnt i en kommentar.',
      approval: 'Du får denne mail, fordi den anden parts godkendelse venter på din.',
      duty: 'Du får denne mail, fordi den anden part har sendt jer en orientering og venter på en kvittering.',
      termination: 'Du får denne mail, fordi begge parters direktører får besked om en opsigelse af aftalen.',
      daily: (time) => `Du får denne mail, fordi du får en daglig oversigt kl. ${time}.`,
      weekly: (time) => `Du får denne mail, fordi du får en ugentlig oversigt mandag kl. ${time}.`,
    },
    stop: {
      mention: 'Få ikke mails, når du nævnes',
      approval: 'Få ikke mails, når en godkendelse venter på din',
      duty: 'Få ikke mails, når den anden part sender en orientering, eller aftalen opsiges',
      digest: 'Få ikke flere oversigter',
    },
    settings: 'Alle indstillinger for e-mail',
    more: (count) => `… og ${count} mere, som du kan se i Samplan.`,
    invitationSubject: (by) => `${by} har inviteret dig til Samplan`,
    invitation: (by, role, party) =>
      `${by} har inviteret dig til Samplan som ${ROLE_NAMES.da[role]} for ${party}.`,
    invitationAction: 'Tag imod invitationen',
    invitationEnds: (moment) => `Linket virker én gang, indtil ${moment}, og er kun til dig.`,
    invitationWhy: (by) =>
      `Du får denne mail, fordi ${by} har skrevet din adresse i Samplan. Kender du ikke noget til det, så se bort fra den.`,
  },
  en: {
    greeting: (name) => `Hello ${name}`,
    agreement: 'The agreement',
    label: 'The gold label',
    meetings: 'Meetings',
    meetingSubject: (month) => `Coordination meeting in ${month}`,
    meeting: (by, when, place) =>
      `${by} has set the coordination meeting to ${when}${place === undefined ? '' : `, ${place}`}. Answer the invitation in your calendar.`,
    meetingAction: 'See the agenda',
    mentionSubject: (by, plan) => `${by} mentioned you in ${plan}`,
    approvalSubject: (by, plan) => `${by} waits for your approval in ${plan}`,
    dutySubject: (by, plan) => `${by} has informed you in ${plan}`,
    digestSubject: (count, rhythm) =>
      `${rhythm === 'daily' ? 'Daily' : 'Weekly'} summary: ${count === 1 ? 'one thing' : `${count} things`} new in Samplan`,
    digestIntro: 'This has happened since last time:',
    why: {
      mention: 'You get this mail because you were mentioned in a comment.',
      approval: 'You get this mail because the other party’s approval waits for yours.',
      duty: 'You get this mail because the other party has informed you and waits for an acknowledgement.',
      termination: 'You get this mail because both parties’ directors are told of a notice of termination.',
      daily: (time) => `You get this mail because you get a daily summary at ${time}, Danish time.`,
      weekly: (time) =>
        `You get this mail because you get a weekly summary on Mondays at ${time}, Danish time.`,
    },
    stop: {
      mention: 'No mail when you are mentioned',
      approval: 'No mail when an approval waits for yours',
      duty: 'No mail when the other party informs us, or the agreement is terminated',
      digest: 'No more summaries',
    },
    settings: 'All settings for e-mail',
    more: (count) => `… and ${count} more, which you can see in Samplan.`,
    invitationSubject: (by) => `${by} has invited you to Samplan`,
    invitation: (by, role, party) =>
      `${by} has invited you to Samplan as ${ROLE_NAMES.en[role]} for ${party}.`,
    invitationAction: 'Accept the invitation',
    invitationEnds: (moment) => `The link works once, until ${moment}, and is for you only.`,
    invitationWhy: (by) =>
      `You get this mail because ${by} entered your address in Samplan. If it means nothing to you, ignore it.`,
  },
}

const ROLE_NAMES: Record<Locale, Record<Role, string>> = {
  da: { director: 'direktør', planner: 'planlægger', observer: 'observatør', reader: 'læser' },
  en: { director: 'director', planner: 'planner', observer: 'observer', reader: 'reader' },
}
