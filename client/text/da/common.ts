export const common = {
  parties: { censec: 'CenSec', difos: 'DI FOS', joint: 'Fælles' },
  roles: { director: 'Direktør', planner: 'Planlægger', observer: 'Observatør', reader: 'Læser' },
  cancel: 'Annuller',
  close: 'Luk',
  loading: 'Indlæser …',
  removeValue: 'Fjern {value}',
  tryAgain: 'Prøv igen',
}
