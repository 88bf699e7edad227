import type { Locale } from '../basics/locale.ts'

/** The fixed words of the label's file as one PDF, but for those that its page says as well. */
export interface LabelExportWords {
  title: string
  subtitle: (party: string) => string
  contents: string
  madeOn: string
  setVersion: string
  score: string
  scoreOf: (points: string, of: string, share: string, passMark: string) => string
  assessed: string
  assessedOf: (assessed: number, indicators: number) => string
  case: string
  caseNow: string
  caseOver: string
  /** Of the way to the label that is gone for the nth time. */
  round: (number: number) => string
  stepHeadings: readonly [step: string, planned: string, done: string, who: string, note: string]
  validUntil: (day: string) => string
  sentBack: (day: string, step: string, name: string, reason: string) => string
  noted: (day: string, step: string, name: string, note: string) => string
  overview: string
  overviewHeadings: readonly [
    number: string,
    indicator: string,
    level: string,
    state: string,
    evidence: string,
    gaps: string,
  ]
  levelOf: (level: number, target: number) => string
  noLevel: (target: number) => string
  group: string
  question: string
  asked: string
  assessment: string
  target: string
  state: string
  responsible: string
  gaps: string
  evidence: string
  evidenceHeadings: readonly [annex: string, what: string, when: string, note: string]
  noEvidence: string
  gone: (what: string) => string
  unreadable: (what: string) => string
  figures: string
  figure: string
  annex: (number: string) => string
  annexTitle: (number: string, title: string) => string
  /** Which indicators an annex is evidence for. */
  evidenceFor: string
  fileName: string
  size: string
  sha256: string
  uploaded: string
  attached: string
  notAttached: string
  asPages: string
  notAsPages: string
  lost: string
  page: string
  of: string
}

export const LABEL_EXPORT_WORDS: Record<Locale, LabelExportWords> = {
  da: {
    title: 'Dokumentation til guldmærket',
    subtitle: (party) => `${party} · europæisk guldmærke for klyngeledelse`,
    contents: 'Indhold',
    madeOn: 'Dannet',
    setVersion: 'Indikatorer, version',
    score: 'Egen vurdering',
    scoreOf: (points, of, share, passMark) => `${points} af ${of} point (${share}; der kræves ${passMark})`,
    assessed: 'Vurderet',
    assessedOf: (assessed, indicators) => `${assessed} af ${indicators} indikatorer`,
    case: 'Forløbet',
    caseNow: 'Næste skridt',
    caseOver: 'Ingen',
    round: (number) => `${number}. forløb`,
    stepHeadings: ['Skridt', 'Planlagt', 'Udført', 'Noteret af', 'Notat'],
    validUntil: (day) => `Gælder til ${day}`,
    sentBack: (day, step, name, reason) => `${day}: tilbage til »${step}« (${name}): ${reason}`,
    noted: (day, step, name, note) => `${day}: »${step}« (${name}): ${note}`,
    overview: 'Overblik over indikatorerne',
    overviewHeadings: ['Nr.', 'Indikator', 'Niveau', 'Tilstand', 'Dok.', 'Mangler'],
    levelOf: (level, target) => `${level} (mål ${target})`,
    noLevel: (target) => `– (mål ${target})`,
    group: 'Gruppe',
    question: 'Spørgsmål',
    asked: 'Vises ved',
    assessment: 'Egen vurdering',
    target: 'Mål',
    state: 'Tilstand',
    responsible: 'Ansvarlig',
    gaps: 'Mangler',
    evidence: 'Dokumentation',
    evidenceHeadings: ['Bilag', 'Dokumentation', 'Tid', 'Note'],
    noEvidence: 'Der er ikke tilknyttet dokumentation.',
    gone: (what) => `${what}: findes ikke længere`,
    unreadable: (what) => `${what}: kan ikke læses for øjeblikket`,
    figures: 'Tal fra regnskaberne',
    figure: 'Tal',
    annex: (number) => `Bilag ${number}`,
    annexTitle: (number, title) => `Bilag ${number}: ${title}`,
    evidenceFor: 'Dokumentation for',
    fileName: 'Fil',
    size: 'Størrelse',
    sha256: 'SHA-256',
    uploaded: 'Uploadet',
    attached:
      'Filen er vedhæftet denne PDF, som den blev uploadet. Den findes i listen over vedhæftede filer.',
    notAttached:
      'Filerne fylder for meget til, at denne kunne vedhæftes. Bed om den særskilt; den kendes på sin SHA-256.',
    asPages: 'Filens sider følger her uden links, formularer og andet, der kan gøre noget.',
    notAsPages:
      'Filens sider kan ikke sættes ind, så de er ikke med. Bed om den særskilt; den kendes på sin SHA-256.',
    lost: 'Indholdet kunne ikke læses, så det er ikke med. Upload dokumentet igen, eller få det hentet fra en sikkerhedskopi, og dan filen igen.',
    page: 'Side',
    of: 'af',
  },
  en: {
    title: 'Evidence for the gold label',
    subtitle: (party) => `${party} · European gold label of cluster management`,
    contents: 'Contents',
    madeOn: 'Made on',
    setVersion: 'Indicators, version',
    score: 'Own assessment',
    scoreOf: (points, of, share, passMark) =>
      `${points} of ${of} points (${share}; ${passMark} is asked for)`,
    assessed: 'Assessed',
    assessedOf: (assessed, indicators) => `${assessed} of ${indicators} indicators`,
    case: 'The case',
    caseNow: 'Next step',
    caseOver: 'None',
    round: (number) => `Round ${number}`,
    stepHeadings: ['Step', 'Planned', 'Done', 'Noted by', 'Note'],
    validUntil: (day) => `Valid until ${day}`,
    sentBack: (day, step, name, reason) => `${day}: back to “${step}” (${name}): ${reason}`,
    noted: (day, step, name, note) => `${day}: “${step}” (${name}): ${note}`,
    overview: 'The indicators at a glance',
    overviewHeadings: ['No.', 'Indicator', 'Level', 'State', 'Evid.', 'Gaps'],
    levelOf: (level, target) => `${level} (target ${target})`,
    noLevel: (target) => `– (target ${target})`,
    group: 'Group',
    question: 'Question',
    asked: 'Shown by',
    assessment: 'Own assessment',
    target: 'Target',
    state: 'State',
    responsible: 'Responsible',
    gaps: 'Gaps',
    evidence: 'Evidence',
    evidenceHeadings: ['Annex', 'Evidence', 'When', 'Note'],
    noEvidence: 'No evidence is linked.',
    gone: (what) => `${what}: no longer there`,
    unreadable: (what) => `${what}: cannot be read at the moment`,
    figures: 'Figures from the accounts',
    figure: 'Figure',
    annex: (number) => `Annex ${number}`,
    annexTitle: (number, title) => `Annex ${number}: ${title}`,
    evidenceFor: 'Evidence for',
    fileName: 'File',
    size: 'Size',
    sha256: 'SHA-256',
    uploaded: 'Uploaded',
    attached: 'The file is attached to this PDF as it was uploaded. It stands in the list of attached files.',
    notAttached:
      'The files are too large for this one to be attached. Ask for it by itself; its SHA-256 identifies it.',
    asPages: 'The pages of the file follow here, without links, forms and whatever else can do something.',
    notAsPages:
      'The pages of the file cannot be put in, so they are not here. Ask for it by itself; its SHA-256 identifies it.',
    lost: 'Its content could not be read, so it is not here. Upload the document again, or have it restored from a backup, and make this file again.',
    page: 'Page',
    of: 'of',
  },
}
