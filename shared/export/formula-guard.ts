/** What spreadsheets may take for the beginning of a formula, or skip to get to one; the wide forms as well. */
const FORMULA_SIGNS = '=+\\-@\\t\\r\\n＝＋－＠'
const BEGINS_FORMULA = new RegExp(`^[${FORMULA_SIGNS}]`, 'u')
/** Where a reader may begin a field: at the text's beginning, and after what it ends a record or splits the line at. */
const FIELD_COULD_BEGIN_FORMULA = new RegExp(`(?<=^|[\\r\\n\\t,;])(?="*[${FORMULA_SIGNS}])`, 'gu')

/** Answers whether a spreadsheet could take the text for a formula. */
export function couldBeFormula(text: string): boolean {
  return BEGINS_FORMULA.test(text)
}

/**
 * The text as no spreadsheet takes it for a formula, where a file cannot say what is text: an apostrophe before whatever
 * could begin one, also where the spreadsheet splits the text at another sign than it was parted by.
 */
export function withFormulaGuard(text: string): string {
  return text.replaceAll(FIELD_COULD_BEGIN_FORMULA, "'")
}
