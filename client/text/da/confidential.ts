/** Danish texts of what a party keeps to itself; client/text/en/confidential.ts has the same keys. */
export const confidential = {
  addActivityIn: 'Tilføj aktivitet i den fortrolige del af afsnit {category}',
  classified: {
    text: '»{marking}« i {place}: Samplan er ikke godkendt til klassificerede oplysninger.',
    more: 'Der er {count, plural, one {ét sted mere} other {# steder mere}}.',
    goTo: 'Gå til stedet',
    hide: 'Skjul',
    places: {
      activity: '»{title}«',
      section: 'teksten til afsnit {category}',
      comment: 'en kommentar',
      confidential: 'den fortrolige del',
    },
  },
  comment: 'Intern kommentar',
  consequences: {
    alreadyRead:
      'Andre kan allerede have læst den. Det, de husker, har kopieret eller eksporteret eller har liggende i deres egen browser, og det, der er i ældre sikkerhedskopier, kan ikke hentes tilbage.',
    everybody:
      'Alle, der har adgang til planen, kan se den: begge parters direktører og planlæggere, observatører og læsere.',
    goesAlong: 'Kommentarer og beslutninger om den følger med, også dem den anden part har skrevet.',
    newGeneration:
      'Planen hentes igen hos alle, og det, der er sket i den før, tages ikke med: Ingen kan fortryde længere tilbage, og slettede aktiviteter kan ikke hentes frem. De andre får at vide, at {partyName} har flyttet noget, men ikke hvad.',
    onlyOwn: 'Derefter kan kun {party} direktører og planlæggere se den.',
    staysHere: 'Interne kommentarer og beslutninger om den bliver i den fortrolige del.',
  },
  contents: {
    activities: '{count, plural, one {# aktivitet} other {# aktiviteter}}',
    both: '{count, plural, one {# aktivitet} other {# aktiviteter}} og tekst',
    none: 'tomt',
    text: 'tekst',
    threads: 'kommentarer',
  },
  decide: 'Tag stilling',
  decideAnew: 'Tag stilling på ny',
  decided: '{outcome}, besluttet af {name}.',
  doMoveIn: 'Gør fortrolig',
  doMoveOut: 'Flyt til den fælles plan',
  empty:
    'Her kan I skrive det, der hører til afsnittet, men ikke er for andre: personaleforhold, interne sekretariatsforhold og egne udkast.',
  findings: 'Advarsler, som kun I ser',
  kind: 'Hvorfor det er fortroligt',
  kindNotes: {
    draft: 'Noget, I endnu ikke vil vise den anden part.',
    personnel: 'Personaleforhold, som aftalen holder uden for observatørens adgang.',
    secretariat: 'Interne sekretariatsforhold, som aftalen holder uden for observatørens adgang.',
  },
  kindOfText: 'Hvorfor teksten er fortrolig',
  kinds: { draft: 'Eget udkast', personnel: 'Personale', secretariat: 'Sekretariat' },
  moveIn: 'Gør fortrolig …',
  moveInTitle: 'Gør {what, select, section {teksten til afsnit {category}} other {»{name}«}} fortrolig?',
  moveOut: 'Flyt til den fælles plan …',
  moveOutTitle:
    'Flyt {what, select, section {teksten til afsnit {category}} other {»{name}«}} til den fælles plan?',
  moveTextIn: 'Flyt den fælles tekst til afsnit {category} hertil …',
  moveTextOut: 'Flyt teksten til den fælles plan …',
  movedIn:
    '{what, select, section {Teksten til afsnit {category}} other {»{name}«}} er nu fortrolig og står i {party} fortrolige del.',
  movedOut:
    '{what, select, section {Teksten til afsnit {category}} other {»{name}«}} står nu i den fælles plan.',
  needsConnection: 'Den fortrolige del gemmes ikke på enheden og åbner, når forbindelsen er tilbage.',
  opening: 'Åbner …',
  outcome: 'Stillingtagen',
  reason: 'Begrundelse',
  reasonNeeded: 'Skriv en begrundelse.',
  region: 'Fortroligt for {party}',
  regionIn: 'Fortroligt for {party}, afsnit {category}',
  reopen: 'Genåbn',
  resolve: 'Markér som løst',
  stillOwed: 'Det gælder også, når aktiviteten er fortrolig.',
  stopped:
    'Den fortrolige del kan ikke åbnes lige nu. Den fælles plan er ikke berørt; genindlæs siden for at prøve igen.',
  text: 'Fortrolig tekst til afsnit {category}',
  textPlaceholder: 'Skriv her, hvad kun jeres egne skal se',
  who: 'Kun {party} direktører og planlæggere kan se dette.',
}
