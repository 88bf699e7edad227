export const verify = {
  choose: 'eller tryk for at vælge den',
  drop: 'Træk filen hertil',
  intro:
    'Har du fået en plan som fil? Se, om den er præcis, som da den blev hentet her: Word, PDF, Excel, kalender eller en anden type.',
  pending: 'Kontrollerer {name} …',
  stays: 'Filen bliver på din computer. Kun dens fingeraftryk bliver sendt.',
  title: 'Kontrollér en fil',
  tooLarge: 'Filen er for stor til at blive kontrolleret her.',
  toSignIn: 'Log ind',
  unreadable: 'Filen kan ikke læses. Er det en mappe, så træk filen i den hertil.',
}
