export const offline = {
  kept: 'Gemt på denne enhed',
  listFromDevice:
    'Ingen forbindelse til serveren. Du kan læse og skrive i de planer, der er gemt på denne enhed; det, du skriver, sendes, når forbindelsen er tilbage.',
  listFromDeviceNone:
    'Ingen forbindelse til serveren. Ingen af planerne er gemt på denne enhed endnu; det bliver de, når du åbner dem med forbindelse.',
  needsConnection: 'Kræver forbindelse',
  newEdition: 'Der er en ny udgave.',
  notKeptText:
    'Der er ingen forbindelse til serveren, og planen er ikke gemt på denne enhed. Den åbner her, så snart forbindelsen er tilbage.',
  notKeptTitle: 'Planen kræver forbindelse',
  pageText:
    'Der er ingen forbindelse til serveren. Planer, der er gemt på denne enhed, kan du stadig læse og skrive i. Siden her åbner, så snart forbindelsen er tilbage.',
  pageTitle: 'Siden kræver forbindelse',
  signedOutHere:
    'Du er logget ud her, og alt dit er slettet fra enheden. Serveren får det at vide, når forbindelsen er tilbage.',
  toKept: 'Til planerne på enheden',
}
