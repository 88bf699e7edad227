import type { Locale } from '../basics/locale.ts'
import type { ClosedReason, PointType } from './meeting.ts'

/** The fixed words of a meeting's papers as a file, and of its invitation. */
export interface MeetingExportWords {
  agenda: (month: string) => string
  minutes: (month: string) => string
  invitation: (month: string) => string
  contents: string
  when: string
  place: string
  present: string
  absent: string
  approved: (party: string) => string
  notApproved: string
  types: Record<PointType, string>
  closed: Record<ClosedReason, string>
  presentation: string
  recommendation: string
  decision: string
  tasks: string
  taskHeadings: readonly [what: string, owner: string, due: string]
  untitled: string
  noPoints: string
  madeOn: string
  page: string
  of: string
}

export const MEETING_EXPORT_WORDS: Record<Locale, MeetingExportWords> = {
  da: {
    agenda: (month) => `Dagsorden for koordineringsmødet i ${month}`,
    minutes: (month) => `Referat af koordineringsmødet i ${month}`,
    invitation: (month) => `Koordineringsmøde i ${month}`,
    contents: 'Punkter',
    when: 'Tid',
    place: 'Sted',
    present: 'Til stede',
    absent: 'Fraværende',
    approved: (party) => `Godkendt for ${party}`,
    notApproved: 'Ikke godkendt endnu',
    types: { information: 'Til orientering', discussion: 'Til drøftelse', decision: 'Til beslutning' },
    closed: {
      personnel: 'Lukket punkt: personaleforhold',
      secretariat: 'Lukket punkt: interne sekretariatsforhold',
    },
    presentation: 'Sagsfremstilling',
    recommendation: 'Indstilling',
    decision: 'Beslutning',
    tasks: 'Opgaver',
    taskHeadings: ['Opgave', 'Ansvarlig', 'Frist'],
    untitled: 'Punkt uden titel',
    noPoints: 'Der er ingen punkter.',
    madeOn: 'Dannet',
    page: 'Side',
    of: 'af',
  },
  en: {
    agenda: (month) => `Agenda of the coordination meeting in ${month}`,
    minutes: (month) => `Minutes of the coordination meeting in ${month}`,
    invitation: (month) => `Coordination meeting in ${month}`,
    contents: 'Points',
    when: 'Time',
    place: 'Place',
    present: 'Present',
    absent: 'Absent',
    approved: (party) => `Approved for ${party}`,
    notApproved: 'Not approved yet',
    types: { information: 'For information', discussion: 'For discussion', decision: 'For decision' },
    closed: {
      personnel: 'Closed point: personnel matters',
      secretariat: 'Closed point: the secretariats’ own matters',
    },
    presentation: 'Presentation',
    recommendation: 'Recommendation',
    decision: 'Decision',
    tasks: 'Tasks',
    taskHeadings: ['Task', 'Owner', 'Due'],
    untitled: 'Untitled point',
    noPoints: 'There are no points.',
    madeOn: 'Made on',
    page: 'Page',
    of: 'of',
  },
}
