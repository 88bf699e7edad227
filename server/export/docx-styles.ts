/** How an exported Word document looks. Sizes of type in half points, of space in twips (a twentieth of a point). */
import {
  AlignmentType,
  BorderStyle,
  type IBaseParagraphStyleOptions,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'
import { COLOURS } from './document-colours.ts'

const { ink: INK, navy: NAVY, muted: MUTED, line: LINE, link: LINK } = COLOURS

export const PAGE = { width: 11_906, height: 16_838, margin: 1_191 }
/** Between the margins. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin

/** Our own paragraph styles, by the ids that paragraphs name. */
export const STYLE = {
  subtitle: 'PlanSubtitle',
  contentsTitle: 'PlanContentsTitle',
  note: 'PlanNote',
  quote: 'PlanQuote',
  cell: 'PlanCell',
  caption: 'PlanCaption',
  gap: 'PlanGap',
  footer: 'PlanFooter',
} as const

export const LIST_LEVELS = 9
export const BULLETS = 'bullets'

/** Lists that begin at different numbers need a definition each. */
export function numbersFrom(start: number): string {
  return `numbers-from-${start}`
}

const heading = (
  size: number,
  before: number,
  after: number,
  color: string = NAVY,
): IBaseParagraphStyleOptions => ({
  run: { size, bold: true, color },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
})

/** `language` is a tag such as da-DK, so that Word checks the spelling in the right language. */
export function documentStyles(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 21, color: INK, language: { value: language } },
        paragraph: { spacing: { after: 90, line: 252, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 60, bold: true, color: NAVY },
        paragraph: { spacing: { before: 3_600, after: 160, line: 240, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(36, 360, 160),
      heading2: heading(28, 240, 80),
      heading3: heading(24, 220, 60),
      heading4: heading(22, 200, 60, INK),
      heading5: heading(22, 160, 60, MUTED),
      heading6: heading(22, 160, 60, MUTED),
      hyperlink: { run: { color: LINK, underline: { color: LINK } } },
    },
    paragraphStyles: [
      {
        id: STYLE.subtitle,
        name: 'Plan Subtitle',
        basedOn: 'Normal',
        run: { size: 32, color: MUTED },
        paragraph: {
          spacing: { after: 600 },
          border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: NAVY, space: 16 } },
        },
      },
      {
        id: STYLE.contentsTitle,
        name: 'Plan Contents Title',
        basedOn: 'Normal',
        run: { size: 36, bold: true, color: NAVY },
        paragraph: { spacing: { after: 160 }, keepNext: true },
      },
      { id: STYLE.note, name: 'Plan Note', basedOn: 'Normal', run: { color: MUTED, italics: true } },
      {
        id: STYLE.quote,
        name: 'Plan Quote',
        basedOn: 'Normal',
        run: { color: MUTED },
        paragraph: {
          indent: { left: 360 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, color: LINE, space: 10 } },
        },
      },
      {
        id: STYLE.cell,
        name: 'Plan Cell',
        basedOn: 'Normal',
        run: { size: 19 },
        paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: STYLE.caption,
        name: 'Plan Caption',
        basedOn: 'Normal',
        run: { size: 19, color: MUTED },
        paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
      },
      {
        id: STYLE.gap,
        name: 'Plan Gap',
        basedOn: 'Normal',
        run: { size: 8 },
        paragraph: { spacing: { before: 0, after: 40, line: 120, lineRule: LineRuleType.AUTO } },
      },
      {
        id: STYLE.footer,
        name: 'Plan Footer',
        basedOn: 'Normal',
        run: { size: 18, color: MUTED },
        paragraph: { spacing: { after: 0 } },
      },
    ],
  }
}

/** Bullets, and one numbering for each number that some list begins at. */
export function numberings(starts: Iterable<number>): INumberingOptions {
  const levels = Array.from({ length: LIST_LEVELS }, (_, level) => level)
  const indent = (level: number) => ({ paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } })
  return {
    config: [
      {
        reference: BULLETS,
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: level % 2 === 0 ? '•' : '–',
          alignment: AlignmentType.LEFT,
          style: indent(level),
        })),
      },
      ...[...starts].map((start) => ({
        reference: numbersFrom(start),
        levels: levels.map((level) => ({
          level,
          format: level % 2 === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER,
          text: `%${level + 1}.`,
          alignment: AlignmentType.LEFT,
          start,
          style: indent(level),
        })),
      })),
    ],
  }
}
