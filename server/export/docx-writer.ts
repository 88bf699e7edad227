import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { languageTag } from '#shared/basics/locale.ts'
import type { ExportDocument, TitlePage } from '#shared/export/export-document.ts'
import { COLOURS } from './document-colours.ts'
import { DocxBlocks } from './docx-blocks.ts'
import { DocxComments } from './docx-comments.ts'
import { docxRuns } from './docx-runs.ts'
import { documentStyles, numberings, PAGE, STYLE, TEXT_WIDTH } from './docx-styles.ts'
import type { TellProgress } from './export-writer.ts'
import { settledDocx } from './settled-docx.ts'
import { xmlText } from './xml-text.ts'

const AUTHOR = 'Samplan'
/** About 500 activities. Working the pages of a longer document out takes longer than a reader waits. */
const BLOCKS_WITH_PAGE_NUMBERS = 1_500

/**
 * Writes the document as a Word file. Its properties name Samplan and no person; the table of contents holds page
 * numbers worked out here, so that no program has to ask whether it may update fields; in a very long document it has
 * links alone.
 */
export async function writeDocx(
  document: ExportDocument,
  tell: TellProgress = () => {},
): Promise<Uint8Array> {
  const comments = new DocxComments(document)
  const blocks = new DocxBlocks(comments)
  const cover = blocks.write(document.titlePage.blocks)
  const body = blocks.write(document.blocks)
  const file = new Document({
    title: xmlText(document.title),
    creator: AUTHOR,
    lastModifiedBy: AUTHOR,
    styles: documentStyles(languageTag(document.locale)),
    numbering: numberings(blocks.starts),
    comments: comments.all,
    pageNumbers:
      document.blocks.length <= BLOCKS_WITH_PAGE_NUMBERS
        ? estimatePageNumbersWith({ guess: true })
        : undefined,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        footers: { default: pageFooter(document), first: new Footer({ children: [new Paragraph({})] }) },
        children: [...titlePage(document.titlePage), ...cover, ...contents(document.contentsTitle), ...body],
      },
    ],
  })
  // All of a Word file's time goes into this one step.
  tell({ kind: 'page-numbers' })
  return settledDocx(new Uint8Array(await Packer.toBuffer(file)), document.madeOn)
}

function titlePage({ title, subtitle, facts }: TitlePage): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: docxRuns([{ text: withYearKept(title) }]) }),
    new Paragraph({ style: STYLE.subtitle, children: docxRuns([{ text: subtitle }]) }),
    ...facts.map(
      (fact) =>
        new Paragraph({
          tabStops: [{ type: TabStopType.LEFT, position: 1_900 }],
          children: [
            new TextRun({ children: [fact.label, new Tab()], color: COLOURS.muted }),
            new TextRun({ text: xmlText(fact.value), bold: true }),
          ],
        }),
    ),
  ]
}

/** A year at the end does not begin a line of its own. */
function withYearKept(title: string): string {
  return title.replace(/ (?=\d{4}$)/u, '\u00a0')
}

function contents(title: string): (Paragraph | TableOfContents)[] {
  return [
    new Paragraph({ style: STYLE.contentsTitle, pageBreakBefore: true, children: [new TextRun(title)] }),
    new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-1' }),
  ]
}

function pageFooter({ footer }: ExportDocument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.footer,
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({
            children: [
              xmlText(footer.text),
              new Tab(),
              `${footer.page} `,
              PageNumber.CURRENT,
              ` ${footer.of} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  })
}
