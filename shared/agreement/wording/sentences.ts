export interface Sentence {
  from: number
  to: number
  text: string
}

/** What a full stop behind does not end a sentence. »osv.« and »o.a.« may end one. */
const GOES_ON = /(?:^|[\s(])(?:bl\.a|ca|evt|f\.eks|fx|hhv|iht|jf|jvf|kl|kr|lbnr|mhp|mht|nr|pkt|stk|vedr)\.$/iu

/** The sentences of a paragraph: one ends in a full stop with a capital letter behind it. */
export function sentencesOf(paragraph: string): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const add = (to: number) => {
    const text = paragraph.slice(from, to).trim()
    if (text !== '') sentences.push({ from: from + (paragraph.slice(from, to).search(/\S/u) || 0), to, text })
    from = to
  }
  for (const { index } of paragraph.matchAll(/(?<=[.!?][)»”"]?) +(?=["»”]?\p{Lu})/gu)) {
    if (!GOES_ON.test(paragraph.slice(from, index))) add(index)
  }
  add(paragraph.length)
  return sentences
}
