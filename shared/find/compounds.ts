/**
 * Danish writes compounds as one word, and nobody has a list of them: »eksportfremstød« is looked for as »fremstød«. A word
 * is cut wherever both halves could be words by themselves; what could not is found by nobody looking for something else.
 */

const SHORTEST_BEGINNING = 3
const SHORTEST_END = 4
/** Shorter ones that compounds often end with, behind no less than so many letters. */
const SHORT_ENDS = new Set(['bog', 'dag', 'hus', 'mål', 'rum', 'råd'])
const BEFORE_SHORT_END = 4
const VOWEL = /[aeiouyæøåäöé]/u

/** How a word may begin in Danish or English: with a vowel, or with consonants that are spoken together. */
const ONSET =
  /^(?:[bcdfghjklmnpqrstvwxz]|b[jlr]|c[hlr]|d[jrvw]|f[jlr]|g[jlnr]|h[jv]|k[jlnrv]|p[hjlrs]|qu|s[cchjklmnptvw]|s[ckpt][hjlrv]|t[hjrvw]|v[jlr]|w[hr])?[aeiouyæøåäöé]/u

/** No Danish word ends so: »messing« begins with no »mess«. */
const DOUBLED_END = /([bcdfghjklmnpqrstvwxz])\1$/u

/** What stands before words without making compounds of them: »tilstand« is no »stand«, »transport« no »port«. */
const PREFIXES = new Set(
  `aero afs akt ana anti auto bagud bort cen cent com con demo des dis efter eks ekst ext fejl for fore forud frem fuld geni gen
   hen herre homo hyper ind imod ikke infra inter intro juni kol kom kon kons kor man med mel meta mid mini mis mod multi
   ned non nord ombud omni over para pas per post pre pro præ rap rea rek rekon resp retro seks selv spekt sub sup super supp sur syd sym
   syn tele til trans trip ude ultra und under uni ved vid vest viden øst`.split(/\s+/u),
)

/** Endings that are spelt as words are. */
const NO_ENDS = new Set(
  `able ally ance asjon ator delse dele dels elig elige elser elsen else ence ende endes enden ener enes eren erens erer eres
   erede eret erhed erie ering eringer erne ernes este hede heden heder hedens hedern iene iere ilitet iner ingen ingens inger
   ingerne ings isere iseret isering isme iske itet iteten iteter keden kere lige ligere ligt lighed ling lingen linger lings
   lse ment menter menterne mentet mæssig mæssige nelse nende nere neren nerne ness ning ningen ninger ningerne nings onal
   onel onelle rende rere riet skab skaber skabet some somme steder stisk stiske tede tere teret tering titet toren`.split(
    /\s+/u,
  ),
)
/** »Koordinationsmøde« has to do with no nation. */
const FOREIGN_END = /^(?:[lnrtv]?ation|tion|ion|sion)/u

/** The parts that a word may be put together of: what it may begin with, and what it may end with. */
export function partsOfCompound(lower: string): { beginnings: string[]; ends: string[] } {
  const beginnings: string[] = []
  const ends: string[] = []
  for (let cut = SHORTEST_BEGINNING; cut < lower.length; cut++) {
    const [beginning, end] = [lower.slice(0, cut), lower.slice(cut)]
    const isLongEnough = end.length >= SHORTEST_END || (cut >= BEFORE_SHORT_END && SHORT_ENDS.has(end))
    if (!isLongEnough || !isBeginning(beginning) || !isEnd(end)) continue
    beginnings.push(...withoutLink(beginning))
    ends.push(end)
  }
  return { beginnings, ends }
}

function isBeginning(part: string): boolean {
  return VOWEL.test(part) && ONSET.test(part) && !DOUBLED_END.test(part) && !PREFIXES.has(part)
}

function isEnd(part: string): boolean {
  return ONSET.test(part) && !NO_ENDS.has(part) && !FOREIGN_END.test(part)
}

/** »forsvars« in »forsvarsmesse« is the word »forsvar«. */
function withoutLink(beginning: string): string[] {
  const isLinked = beginning.endsWith('s') && beginning.length > SHORTEST_BEGINNING
  return isLinked ? [beginning, beginning.slice(0, -1)] : [beginning]
}
