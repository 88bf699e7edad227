export const accessibility = {
  back: 'Til log ind',
  intro:
    'Samplan skal kunne bruges af alle, der skriver, læser og godkender planer her. Vi arbejder efter WCAG 2.2 på niveau AA. Siden her siger, hvad der er afprøvet, og hvad vi ved ikke virker.',
  statusTitle: 'Hvor langt vi er',
  status:
    'Vi kender ingen brud på kravene ud over dem, der står nedenfor. Erklæringen er vores egen vurdering: Ingen uden for projektet har gennemgået Samplan, og det er endnu ikke afprøvet af mennesker, som bruger skærmlæser til daglig.',
  testedTitle: 'Hvad der er afprøvet',
  tested: {
    automatic:
      'Hver side og dialog gennemgås automatisk for fejl (axe), på dansk og engelsk, i lyst og mørkt tema, hver gang noget ændres. Det, man trykker på, måles også.',
    keyboard:
      'De vigtigste forløb gennemføres automatisk med tastatur alene: logge ind, skrive, tage stilling til en advarsel, godkende, rette i tabel, tidslinje og årshjul, gendanne og importere. Ved hvert tryk kontrolleres det, at man kan se, hvor man er.',
    colours:
      'Parterne kendes på farve, form og tekst, og tekst har tilstrækkelig kontrast i begge temaer. Med systemets egne farver (høj kontrast) kan man stadig se, hvad der er valgt, og hvor man er.',
    phone:
      'Siderne bruges på en skærm, der er 390 pixel bred, og forstørres til 200 % og 400 %, uden at siden skal rulles sidelæns. Tabeller, tidslinje og årshjul ruller for sig.',
    motion: 'Bevægelse på skærmen holdes nede, når dit styresystem beder om det.',
    language: 'Sproget er angivet, og hele fladen findes på dansk og engelsk.',
  },
  knownTitle: 'Hvad vi ved ikke virker',
  known: {
    others:
      'Andres markører vises kun på skærmen. En skærmlæser får ikke at vide, hvor de andre skriver, eller at de ændrer noget, mens du læser.',
    editor:
      'Teksterne er et redigeringsfelt med overskrifter, lister og tabeller. Hvordan de læses op, afhænger af skærmlæser og browser, og det er ikke afprøvet i dem alle.',
    imported:
      'Tekst, der er importeret fra en fil, er kun så tilgængelig, som den var: en overskrift, der kun var gjort fed, er stadig almindelig tekst.',
  },
  tellTitle: 'Fortæl os om det',
  tell: 'Kan du ikke bruge noget, eller har du brug for en plan på en anden måde, så skriv til den, der har inviteret dig, eller til administratoren hos din part; de kan altid sende planen som Word, PDF eller ren tekst. De ved også, hvem der driver serveren og giver fejl i selve produktet videre.',
  updated: 'Sidst gennemgået {day}.',
}
