export const common = {
  copied: 'Kopieret',
  copyFailed: 'Browseren lod os ikke kopiere. Markér teksten, og kopiér den selv.',
  // What they are, until it is known what they are called.
  parties: { censec: 'Klyngen', difos: 'Brancheforeningen', joint: 'Fælles' },
  partiesGenitive: { censec: 'klyngens', difos: 'brancheforeningens', joint: 'den fælles' },
  roles: { director: 'Direktør', planner: 'Planlægger', observer: 'Observatør', reader: 'Læser' },
  cancel: 'Annuller',
  dateField: {
    fault: 'Skriv en dag, fx 5.3.2027 eller 5. marts.',
    hint: 'Fx 5.3.2027 eller 5. marts',
  },
  close: 'Luk',
  loading: 'Indlæser …',
  noConnection: 'Serveren svarer ikke. Tjek din forbindelse og prøv igen.',
  notFoundAction: 'Til alle planer',
  notFoundText: 'Siden findes ikke, eller du har ikke adgang til den.',
  notFoundTitle: 'Her er ingenting',
  pageFailed: 'Siden kunne ikke vises. Det, der stod »Gemt« ved, er gemt. Genindlæs siden for at fortsætte.',
  reload: 'Genindlæs',
  removeValue: 'Fjern {value}',
  timeField: { fault: 'Skriv et klokkeslæt, fx 13.00.', hint: 'Fx 13.00' },
  tryAgain: 'Prøv igen',
}
