import { describe, expect, it } from 'vitest'
import { cleanPastedHtml } from './paste.ts'

/** As Word 365 (Danish) writes it, shortened only in its style sheet. */
const WORD_LIST = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoListParagraph{margin:0}</style></head><body lang=DA><!--StartFragment-->
<h1><span lang=DA>Aktiviteter 2027<o:p></o:p></span></h1>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=DA>Møde i <b>Aalborg</b><o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span lang=DA>Program<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span lang=DA>Evaluering<o:p></o:p></span></p>
<p class=MsoNormal><span lang=DA>Slut.<o:p></o:p></span></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>3.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>Tredje punkt<o:p></o:p></p>
<!--EndFragment--></body></html>`

const EXCEL_TABLE = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{padding:1px}</style></head><body link="#0563C1"><!--StartFragment--><table border=0 cellpadding=0 cellspacing=0 width=256 style='border-collapse:collapse;width:192pt'><col width=64 span=2 style='width:48pt'><tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=64 style='height:15.0pt'>Aktivitet</td><td class=xl65>Uge</td></tr><tr height=20><td colspan=2 align=right class=xl66>Messe</td></tr></table><!--EndFragment--></body></html>`

function bodyOf(html: string): HTMLElement {
  return new DOMParser().parseFromString(cleanPastedHtml(html), 'text/html').body
}

describe('pasting from Word', () => {
  it('makes real, nested lists of its list paragraphs and drops the typed bullets', () => {
    const body = bodyOf(WORD_LIST)
    const [list, numbered] = body.querySelectorAll(':scope > ul, :scope > ol')
    expect(list?.tagName).toBe('UL')
    expect([...(list?.children ?? [])].map((item) => item.querySelector('p')?.textContent?.trim())).toEqual([
      'Møde i Aalborg',
      'Evaluering',
    ])
    expect(list?.querySelector('li > ul > li')?.textContent?.trim()).toBe('Program')
    expect(list?.querySelector('b')?.textContent).toBe('Aalborg')
    expect(numbered?.tagName).toBe('OL')
    expect(numbered?.getAttribute('start')).toBe('3')
  })

  it('keeps headings as the plan knows them and paragraphs between lists', () => {
    const body = bodyOf(WORD_LIST)
    expect(body.querySelector('h3')?.textContent?.trim()).toBe('Aktiviteter 2027')
    expect(body.querySelector(':scope > p')?.textContent?.trim()).toBe('Slut.')
  })

  it('drops styles, classes, comments and Word tags', () => {
    const html = cleanPastedHtml(WORD_LIST)
    expect(html).not.toMatch(/style=|class=|<!--|o:p|lang=/)
  })

  it('takes a paragraph in a heading style for a heading', () => {
    expect(cleanPastedHtml('<p class="Overskrift2">Mål</p>')).toBe('<h3>Mål</h3>')
  })
})

describe('pasting from elsewhere', () => {
  it('[SEC-3] keeps words and addresses that look like what the page’s policy forbids', () => {
    const html =
      '<p>Sæt style="x" og onclick = 1 på konto=5</p><p><a href="https://a.example/?style=x&amp;on=1">a</a></p>'
    expect(cleanPastedHtml(html)).toBe(html)
  })

  it('[SEC-3] is ready in no time with what is made to take long', () => {
    const long = 'on'.repeat(500_000)
    expect(cleanPastedHtml(long)).toBe(long)
    expect(cleanPastedHtml(`style${' '.repeat(500_000)}`).trim()).toBe('style')
    // A tag that never ends is none.
    expect(cleanPastedHtml('<a "'.repeat(200_000))).toBe('')
  })

  it('keeps an Excel range as a table with its spans and nothing else', () => {
    expect(cleanPastedHtml(EXCEL_TABLE).trim()).toBe(
      '<table><tbody><tr><td>Aktivitet</td><td>Uge</td></tr><tr><td colspan="2">Messe</td></tr></tbody></table>',
    )
  })

  it('keeps emphasis written as styles, and is not fooled by the bold wrapper of Google Docs', () => {
    const html =
      '<b style="font-weight:normal"><span style="font-weight:700">Fed</span> <span style="font-style:italic">kursiv</span></b>'
    const body = bodyOf(html)
    expect(body.querySelector('b')).toBeNull()
    expect(body.querySelector('strong')?.textContent).toBe('Fed')
    expect(body.querySelector('em')?.textContent).toBe('kursiv')
  })

  it('leaves what was copied in the plan itself alone', () => {
    const own = '<p data-pm-slice="1 1 []">Hej</p>'
    expect(cleanPastedHtml(own)).toBe(own)
  })
})
