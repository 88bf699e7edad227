export const plans = {
  create: 'Opret plan',
  createText: 'Planen begynder tom med aftalens afsnit.',
  createTitle: 'Opret aktivitetsplan',
  created: 'Oprettet {day}',
  emptyTextReader: 'Når en af parterne opretter en plan, står den her.',
  emptyTitle: 'Ingen planer endnu',
  firstEmptyText: 'Aftalens afsnit står klar. I skriver teksten og tilføjer aktiviteterne selv.',
  firstEmptyTitle: 'Begynd med en tom plan',
  firstImportText:
    'Et Word-dokument, et Excel-ark eller en CSV-fil bliver til afsnit og aktiviteter. Du ser det hele igennem, før planen oprettes.',
  firstImportTitle: 'Hent den plan, I har',
  firstInvite: 'Invitér dem under Personer.',
  firstLater:
    'Er det sidste års plan, I henter, kan det nye år bagefter begynde som en kopi af den med perioderne flyttet.',
  firstOthers: 'Er de andre ikke med endnu?',
  firstText:
    'Her skriver {cluster} og {association} årets aktivitetsplan sammen. Begge kan skrive i den, så snart den er oprettet.',
  firstTitle: 'Lav den første plan',
  planTitle: 'Titel',
  status: { draft: 'Udkast', agreed: 'Aftalt' },
  title: 'Aktivitetsplaner',
  titleOf: 'Fælles aktivitetsplan {year}',
  titleWrong: 'Giv planen en titel.',
  year: 'År',
  yearTaken: 'Der findes allerede en plan for {year}.',
  yearWrong: 'Skriv et årstal, for eksempel 2027.',
}
