export const secondFactor = {
  begin: 'Sæt det op',
  code: 'Kode fra appen',
  codeMissing: 'Skriv de seks cifre, som appen viser.',
  codesKept: 'Jeg har gemt dem',
  codesText:
    'Mister du telefonen, kan du logge ind med en af disse koder i stedet. Hver kode virker én gang. Gem dem et sikkert sted nu; de vises ikke igen.',
  codesTitle: 'Dine gendannelseskoder',
  confirm: 'Slå til',
  copyCodes: 'Kopiér koderne',
  copySecret: 'Kopiér nøglen',
  intro:
    'Når du logger ind, skriver du også en kode fra en app på din telefon. Så kommer ingen ind med din adgangskode alene.',
  neededText: 'I dette arbejdsrum logger direktører ind i to trin. Det tager et par minutter at sætte op.',
  orType: 'Eller skriv nøglen:',
  qrCode: 'QR-kode til din app',
  stepApp:
    'Åbn en app, der laver engangskoder, for eksempel Microsoft Authenticator, Google Authenticator eller din adgangskodehusker.',
  stepCode: 'Skriv de seks cifre, som appen nu viser.',
  stepScan: 'Scan koden med appen.',
  title: 'Log ind i to trin',
}
