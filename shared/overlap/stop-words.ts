import type { Word } from './words.ts'

/** Danish and English words that tell nothing of a subject, and words that every activity of two such parties uses. Their names are for the agreement to say. */
const STOP_WORDS = new Set(
  `ad af aldrig alle alt anden andet andre at bare begge bl.a blandt blev blive bliver da de dem den denne der deres
   derfor det dets dette dig din dine disse dog du efter egen egne eller en end endnu er et ikke fem fik fire flere for fordi
   fra få får først første gang gange gennem gør gøre gå går ham han hans har hele helt hen hende her hos hun hvad hver hvert
   hvilke hvilken hvis hvor hvordan hvorfor i igen ind inden ingen ja jeg kan kommer kun kunne lige løbet man mange med meget mellem
   men mens mere mindre mod må når nogen noget nogle nok nu næste ny nye nyt og også om omkring op os over på per
   samme samt se seks selv si siden sig sin sine sit skal skulle som stadig står så sådan tag tager til to tre ud uden
   under undervejs ved vi via vil ville vor vores være været år året årets
   a about after all an and are as at be been before but by can for from get has have how if in into is it its
   more new not of on one or other our out over so some than that the their them there these they this to two up was we
   what when where which who will with you your three four five six
   dansk danske danmark danish denmark medlem medlemmer medlemmerne medlemsvirksomheder members member virksomhed virksomheder virksomhederne
   companies company firms firmaer firma dag dage dagen day days uge uger week møde møder mødet mødes meeting meetings
   deltagere deltagerne deltager participants sted plads kl årligt maj juni juli august september oktober november december januar
   februar marts april january february march may june july october online hus industriens københavn copenhagen sekretariatet
   forløb arrangement event program emne emner fokus del dele både holder holdes giver giv gennemgår fortæller viser
   inviterer invitere samler tilbyder afholder arrangerer fælles øvrige kontakt kontakte kontakten kontakter contact contacts direkte godt god stor store små mindre`
    .split(/\s+/u)
    .filter(Boolean),
)

export function isStopWord(word: Word): boolean {
  return word.lower.length < 2 || STOP_WORDS.has(word.lower) || /^\d{1,2}$/u.test(word.lower)
}
