/** What spreadsheets may take for the beginning of a formula, or skip to get to one; the wide forms as well. */
const BEGINS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u

/** Answers whether a spreadsheet could take the text for a formula. */
export function couldBeFormula(text: string): boolean {
  return BEGINS_FORMULA.test(text)
}

/** The text as no spreadsheet takes it for a formula, where a file cannot say what is text: an apostrophe before it. */
export function withFormulaGuard(text: string): string {
  return couldBeFormula(text) ? `'${text}` : text
}
