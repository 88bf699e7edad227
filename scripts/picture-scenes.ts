/** What is photographed: every page and view, and what opens on them. Each scene waits until what it is about is there. */
import type { Locator, Page } from '@playwright/test'
import { PEOPLE, PLAN } from './picture-workspaces.ts'

export interface Scene {
  /** In the picture's file name, and what `--only` takes. */
  name: string
  /** Whose browser; left out, nobody is signed in. */
  person?: string
  /** A workspace without a plan. */
  isNew?: boolean
  place: string
  /** Brings on the screen what the picture is of. */
  show(page: Page): Promise<unknown>
  /** What of the page is its own, where all else is another scene's as well: a selector. */
  part?: string
  /** All of the page, however long it is. */
  isWhole?: boolean
  /** Full of curves and hatching, which a .jpg holds in half the bytes. */
  isDrawing?: boolean
}

const { director, otherDirector, observer } = PEOPLE
const DIALOG = '[role="dialog"]'
const COURSE = 'Kursusforløb om kvalitetskrav til underleverandører'

const LAST_YEAR = `Afsnit;Aktivitet;Periode;Part;Budget
1;Møde med ministeren;uge 9;DI FOS;
2;Innovationsdag;når det passer;CenSec;50.000
3;Fællesstand i Paris;9.-12. marts;CenSec;300.000
;Noget uden afsnit;maj;;
`

export const SCENES: Scene[] = [
  { name: 'log-ind', place: '/log-ind', show: button('Log ind') },
  { name: 'kontroller-udefra', place: '/kontroller', show: heading('Kontrollér en fil') },
  { name: 'foerste-plan', isNew: true, person: director, place: '/', show: heading('Lav den første plan') },

  { name: 'overblik', person: director, place: '/overblik', show: overview, isWhole: true },
  { name: 'planer', person: director, place: '/planer', show: link('Fælles aktivitetsplan 2027') },
  { name: 'naeste-aar', person: director, place: '/planer', show: opened(/^Begynd 2028/) },
  { name: 'ny-plan', person: director, place: '/planer', show: opened('Opret plan') },
  { name: 'moeder', person: director, place: '/moeder', show: heading('Åbne opgaver') },
  { name: 'moede', person: director, place: '/moeder', show: nextMeeting },
  {
    name: 'notifikationer',
    person: director,
    place: '/planer',
    show: opened(/^Notifikationer/),
    part: DIALOG,
  },
  { name: 'pligter', person: director, place: '/pligter?hvis=all', show: heading('Pligter') },
  { name: 'staaende', person: director, place: '/pligter/staaende', show: heading('Opsigelse') },
  { name: 'menu', person: director, place: '/planer', show: personMenu },

  { name: 'plan', person: director, place: PLAN, show: planShown },
  { name: 'advarsel', person: director, place: PLAN, show: warningOpened, part: '.activity-findings' },
  { name: 'sammenlignet', person: director, place: PLAN, show: comparedSideBySide, part: DIALOG },
  { name: 'advarsler', person: director, place: PLAN, show: panel(/Advarsler/), part: 'aside' },
  { name: 'kommentarer', person: director, place: PLAN, show: panel(/Kommentarer/), part: 'aside' },
  { name: 'aftalen', person: director, place: PLAN, show: panel(/Aftalen/), part: 'aside' },
  { name: 'felter', person: director, place: PLAN, show: fieldsOpened, part: '.activity' },
  { name: 'fortroligt', person: director, place: PLAN, show: confidentialOpened, part: '.confidential' },
  { name: 'godkend', person: director, place: PLAN, show: approving, part: DIALOG },
  { name: 'aftalt', person: director, place: PLAN, show: section(5), part: '.sign-off' },
  {
    name: 'opfoelgning',
    person: director,
    place: `${PLAN}?opfoelgning=demo-nis2-difos`,
    show: followingUp,
    part: DIALOG,
  },
  {
    name: 'regnskab',
    person: director,
    place: `${PLAN}/regnskab`,
    show: heading('Deltagere efter region'),
    isWhole: true,
  },
  {
    name: 'guldmaerket',
    person: director,
    place: '/guldmaerket',
    show: heading('Uploadede dokumenter'),
  },
  {
    name: 'guldmaerket-skridt',
    person: director,
    place: '/guldmaerket',
    show: opened(/^Markér som udført: /),
    part: DIALOG,
  },
  {
    name: 'guldmaerket-indikator',
    person: director,
    place: '/guldmaerket/cooperation-inside',
    show: indicatorShown,
    isWhole: true,
  },
  {
    name: 'guldmaerket-indikatorer',
    person: director,
    place: '/guldmaerket/indikatorer',
    show: heading('3 Finansiering'),
  },
  { name: 'eksport', person: director, place: PLAN, show: exporting, part: DIALOG },

  { name: 'tabel', person: director, place: `${PLAN}?visning=tabel`, show: tableShown },
  {
    name: 'tabel-valgt',
    person: director,
    place: `${PLAN}?visning=tabel`,
    show: rowsChosen,
    part: '.plan-main',
  },
  {
    name: 'tidslinje',
    person: director,
    place: `${PLAN}?visning=tidslinje`,
    show: timelineShown,
    isDrawing: true,
  },
  {
    name: 'tidslinje-kort',
    person: director,
    place: `${PLAN}?visning=tidslinje`,
    show: cardInTimeline,
    part: DIALOG,
  },
  {
    name: 'aarshjul',
    person: director,
    place: `${PLAN}?visning=aarshjul`,
    show: wheelShown,
    isDrawing: true,
  },
  {
    name: 'aarshjul-kort',
    person: director,
    place: `${PLAN}?visning=aarshjul`,
    show: cardOnWheel,
    part: DIALOG,
  },

  { name: 'find', person: director, place: PLAN, show: paletteOpened, part: DIALOG },
  { name: 'find-fundet', person: director, place: PLAN, show: paletteWithHits, part: DIALOG },

  { name: 'versioner', person: director, place: `${PLAN}/versioner`, show: versionsCompared },
  { name: 'gendan', person: director, place: `${PLAN}/versioner`, show: restoring, part: DIALOG },

  { name: 'konto', person: director, place: '/konto', show: heading('Min konto'), isWhole: true },
  { name: 'personer', person: director, place: '/personer', show: heading('Personer'), isWhole: true },
  { name: 'inviter', person: director, place: '/personer', show: inviting, part: DIALOG },
  { name: 'ordbog', person: director, place: '/ordbog', show: heading('Jeres egne ord'), isWhole: true },
  {
    name: 'aftalens-ordlyd',
    person: director,
    place: '/aftalen',
    show: heading('Aftalens ordlyd'),
    isWhole: true,
  },
  {
    name: 'bestemmelse',
    person: director,
    place: '/aftalen/formaal.b',
    show: heading('Henviser til bestemmelsen'),
    isWhole: true,
  },
  { name: 'aftale-importer', person: director, place: '/aftalen/importer', show: button('Vælg fil') },
  { name: 'haendelseslog', person: director, place: '/haendelseslog', show: auditShown },
  { name: 'kalender', person: director, place: '/kalender', show: heading('Dine abonnementer') },
  { name: 'importer', person: director, place: '/importer', show: button('Vælg fil') },
  { name: 'importeret', person: director, place: '/importer', show: fileReviewed },
  { name: 'kontroller', person: director, place: '/kontroller', show: heading('Kontrollér en fil') },
  {
    name: 'tilgaengelighed',
    person: director,
    place: '/tilgaengelighed',
    show: heading('Hvad vi ved ikke virker'),
    isWhole: true,
  },
  { name: 'vejledning', person: director, place: '/vejledning', show: heading('Brug tastaturet') },
  { name: 'findes-ikke', person: director, place: '/ingenting', show: heading('Her er ingenting') },
  { name: 'plan-findes-ikke', person: director, place: '/planer/ingen', show: heading('Planen findes ikke') },

  { name: 'overblik-di-fos', person: otherDirector, place: '/overblik', show: overview, isWhole: true },
  { name: 'overblik-observator', person: observer, place: '/overblik', show: overview, isWhole: true },
  { name: 'plan-observator', person: observer, place: PLAN, show: planShown },
  {
    name: 'aarshjul-observator',
    person: observer,
    place: `${PLAN}?visning=aarshjul`,
    show: cardOnWheel,
    part: DIALOG,
  },

  { name: 'offline', person: director, place: PLAN, show: offline, part: '.banner' },
]

/** The next meeting, with what it could take up. */
async function nextMeeting(page: Page) {
  await page.getByRole('region', { name: 'Næste møde' }).getByRole('link').click()
  await page
    .getByRole('button', { name: /^Tag med: / })
    .first()
    .waitFor()
}

function heading(name: string) {
  return (page: Page) => page.getByRole('heading', { name, exact: true }).waitFor()
}

function button(name: string) {
  return (page: Page) => page.getByRole('button', { name, exact: true }).waitFor()
}

function link(name: string) {
  return (page: Page) => page.getByRole('link', { name, exact: true }).waitFor()
}

/** What this button opens. */
function opened(name: string | RegExp) {
  return async (page: Page) => {
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor()
  }
}

async function overview(page: Page): Promise<void> {
  await heading('Overblik')(page)
  await page.getByRole('table', { name: /^Afsnittene i/ }).waitFor()
  await page.getByRole('heading', { name: /^Venter på dig/ }).waitFor()
}

async function personMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Menu for/ }).click()
  await page.getByRole('menuitem', { name: 'Log ud' }).waitFor()
}

async function planShown(page: Page): Promise<void> {
  await page.getByRole('article').first().waitFor()
  await warningsFound(page)
}

/** A warning, opened: why it came, where the agreement says it, and what can be decided. */
async function warningOpened(page: Page): Promise<void> {
  await planShown(page)
  const warning = page.getByRole('button', { name: /^Muligt overlap/ }).first()
  await warning.click()
  await page.getByText('Hvad gør I ved det?').first().waitFor()
  await inTheMiddle(page.getByRole('article').filter({ has: warning }))
}

async function comparedSideBySide(page: Page): Promise<void> {
  await warningOpened(page)
  await page.getByRole('button', { name: 'Sammenlign side om side' }).first().click()
  await page.getByRole('dialog').locator('mark').first().waitFor()
}

/** A part of the panel: at its side on a wide screen, behind a button at the foot of a narrow one. */
function panel(name: RegExp) {
  return async (page: Page) => {
    await planShown(page)
    await page.getByRole('tab', { name }).or(page.getByRole('button', { name })).last().click()
    await page.getByRole('tabpanel').waitFor()
  }
}

/** The plan has been read through for warnings, and there are some. */
async function warningsFound(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(Muligt overlap|Beslægtet) med/ })
    .first()
    .waitFor()
}

async function fieldsOpened(page: Page): Promise<void> {
  const card = page.getByRole('article', { name: COURSE, exact: true })
  await card.getByRole('button', { name: 'Redigér felter' }).click()
  await card.getByRole('textbox', { name: 'Periode' }).waitFor()
  await inTheMiddle(card)
}

async function confidentialOpened(page: Page): Promise<void> {
  const own = page.getByRole('region', { name: 'Fortroligt for CenSec, afsnit 1' })
  await own.getByRole('button', { name: /Fortroligt for CenSec/ }).click()
  await own.getByText('Kun CenSecs direktører og planlæggere kan se dette.').waitFor()
  await inTheMiddle(own)
}

async function approving(page: Page): Promise<void> {
  const strip = page.getByRole('region', { name: 'Godkendelse af afsnit 4' })
  await strip.getByRole('button', { name: 'Godkend afsnit 4' }).click()
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Hvorfor godkender du/ })
    .waitFor()
}

function section(category: number) {
  return async (page: Page) => {
    const strip = page.getByRole('region', { name: `Godkendelse af afsnit ${category}` })
    await strip.getByRole('status').waitFor()
    await inTheMiddle(strip)
  }
}

async function exporting(page: Page): Promise<void> {
  await planShown(page)
  await page.getByRole('button', { name: 'Eksportér' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hent fil' }).waitFor()
}

async function tableShown(page: Page): Promise<void> {
  await page
    .getByRole('rowheader')
    .filter({ hasText: /advarsel|advarsler/ })
    .first()
    .waitFor()
}

async function rowsChosen(page: Page): Promise<void> {
  await tableShown(page)
  for (const at of [0, 1])
    await page
      .getByRole('checkbox', { name: /^Vælg »/ })
      .nth(at)
      .click()
  await page.getByText('2 aktiviteter valgt').first().waitFor()
}

/** With the warning that is found once the plan has been read. */
const onTimeline = (page: Page) => page.getByRole('button', { name: new RegExp(`^${COURSE}: .*1 advarsel`) })

async function timelineShown(page: Page): Promise<void> {
  await onTimeline(page).waitFor()
}

async function cardInTimeline(page: Page): Promise<void> {
  await onTimeline(page).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: COURSE }).waitFor()
}

/** With the warning that is found once the plan has been read. */
const onWheel = (page: Page) =>
  page
    .getByRole('group', { name: 'Årshjul for 2027' })
    .getByRole('button', { name: new RegExp(`${COURSE}.*1 advarsel`) })

async function wheelShown(page: Page): Promise<void> {
  await onWheel(page).waitFor()
}

async function cardOnWheel(page: Page): Promise<void> {
  await onWheel(page).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: COURSE }).waitFor()
}

async function paletteOpened(page: Page): Promise<void> {
  await planShown(page)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('dialog', { name: 'Find' }).getByRole('option').first().waitFor()
}

async function paletteWithHits(page: Page): Promise<void> {
  await paletteOpened(page)
  const palette = page.getByRole('dialog', { name: 'Find' })
  await page.keyboard.insertText('eksport')
  await palette.locator('mark').first().waitFor()
  await palette.getByText('Søger i de andre planer …').waitFor({ state: 'hidden' })
}

async function versionsCompared(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Før bestyrelsesmødet/ }).click()
  await page
    .getByText(/^Ændringer fra/)
    .first()
    .waitFor()
}

async function restoring(page: Page): Promise<void> {
  await versionsCompared(page)
  await page
    .getByRole('button', { name: /^Gendan afsnittet/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Gendan', exact: true }).waitFor()
}

async function inviting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Invitér en person' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lav et link' }).waitFor()
}

async function auditShown(page: Page): Promise<void> {
  await heading('Hændelseslog')(page)
  await page
    .getByText(/^Anna godkendte afsnit 5/)
    .first()
    .waitFor()
}

async function fileReviewed(page: Page): Promise<void> {
  const buffer = Buffer.from(LAST_YEAR)
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'aktivitetsplan-2026.csv', mimeType: 'text/csv', buffer })
  await heading('Gennemse, før kladden oprettes')(page)
}

async function followingUp(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('radio', { name: 'Afholdt' }).waitFor()
}

/** With its evidence, and with what is suggested besides. */
async function indicatorShown(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Dokumentation' }).waitFor()
  await page.getByRole('list', { name: 'Forslag' }).waitFor()
}

async function offline(page: Page): Promise<void> {
  await planShown(page)
  await page.context().setOffline(true)
  await page.getByText(/Ingen forbindelse siden/).waitFor()
}

async function inTheMiddle(part: Locator): Promise<void> {
  await part.first().evaluate((element) => element.scrollIntoView({ block: 'center' }))
}
