import { escapeXml } from '../export/xml-text.ts'

/** Text that is safe as HTML and XML: made by `markup` alone, or known to be. */
export class Markup {
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** Joins the fixed parts, as they are, and the values between them, escaped unless they are markup themselves. */
  static of(parts: readonly string[], values: readonly MarkupValue[]): Markup {
    let text = parts[0] ?? ''
    values.forEach((value, index) => {
      // Without quotes around it a value could begin another attribute.
      if (parts[index]?.endsWith('=')) throw new Error('A value stands in an attribute without quotes.')
      text += textOf(value) + (parts[index + 1] ?? '')
    })
    return new Markup(text)
  }

  /** Of another writer that escapes as well, or of words of our own. */
  static trusted(text: string): Markup {
    return new Markup(text)
  }

  toString(): string {
    return this.text
  }
}

/** Nothing comes of undefined and false. */
export type MarkupValue = string | number | Markup | undefined | false | readonly MarkupValue[]

/** `<p>${words}</p>`: whatever the words are, they stay words. */
export function markup(parts: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  return Markup.of(parts, values)
}

function textOf(value: MarkupValue): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(textOf).join('')
  return escapeXml(String(value))
}
