export const common = {
  parties: { censec: 'CenSec', difos: 'DI FOS', joint: 'Fælles' },
  partiesGenitive: { censec: 'CenSecs', difos: 'DI FOS’', joint: 'den fælles' },
  roles: { director: 'Direktør', planner: 'Planlægger', observer: 'Observatør', reader: 'Læser' },
  cancel: 'Annuller',
  close: 'Luk',
  loading: 'Indlæser …',
  noConnection: 'Serveren svarer ikke. Tjek din forbindelse og prøv igen.',
  notFoundAction: 'Til alle planer',
  notFoundText: 'Siden findes ikke, eller du har ikke adgang til den.',
  notFoundTitle: 'Her er ingenting',
  removeValue: 'Fjern {value}',
  tryAgain: 'Prøv igen',
}
