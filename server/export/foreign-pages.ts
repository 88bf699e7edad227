import {
  drawObject,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFStream,
} from '@cantoo/pdf-lib'

/** The pages of a file from outside, as drawings alone. */
export interface ForeignPages {
  /** A PDF whose pages each draw one of them, upright, and hold nothing else. */
  bytes: Uint8Array
  /** In points, as they are seen. */
  sizes: PageSize[]
}

export interface PageSize {
  width: number
  height: number
}

/** More than anybody reads as an annex. */
const MOST_PAGES = 1_000
const LEAST_SIDE = 1
const LONGEST_SIDE = 14_400
/** What is drawn with; everything else that pages have does something. */
const DRAWN_WITH = [
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'ProcSet',
]
/** Of a stream: content of another file, other ways to print it, and what programs have left of their own. */
const NOT_IN_STREAMS = [
  'F',
  'FFilter',
  'FDecodeParms',
  'Ref',
  'OPI',
  'PieceInfo',
  'AF',
  'Metadata',
  'StructParent',
  'StructParents',
]
const ACTING_TYPES = ['Action', 'Filespec', 'F', 'EmbeddedFile', 'Annot', 'Catalog', 'Sig']
const ACTIONS = [
  'JavaScript',
  'Launch',
  'URI',
  'GoTo',
  'GoToR',
  'GoToE',
  'GoTo3DView',
  'GoToDp',
  'SubmitForm',
  'ResetForm',
  'ImportData',
  'Rendition',
  'Movie',
  'Sound',
  'Hide',
  'Named',
  'Thread',
  'Trans',
  'SetOCGState',
  'RichMediaExecute',
]

/**
 * What the pages of a PDF draw: without links, forms, notes, scripts, actions and files within it. Throws what the library
 * throws for what is no PDF, is encrypted or damaged, and an error for more pages than can be wanted and for hidden layers:
 * which of them are, is said outside of the pages, so that their drawings would show them.
 */
export async function foreignPages(file: Uint8Array): Promise<ForeignPages> {
  const source = await PDFDocument.load(file, { updateMetadata: false, throwOnInvalidObject: true })
  if (hidesLayers(source)) throw new Error('hidden layers')
  const pages = source.getPages()
  if (pages.length === 0 || pages.length > MOST_PAGES) throw new Error(`${pages.length} pages`)
  const drawn = await PDFDocument.create({ updateMetadata: false })
  const sizes = pages.map((page) => uprightOf(page).size)
  const filled = pages.filter(hasContent)
  const embedded = await drawn.embedPages(
    filled.map(withPlainResources),
    filled.map((page) => uprightOf(page).box),
    filled.map((page) => uprightOf(page).matrix),
  )
  pages.forEach((page, index) => {
    const { width = 0, height = 0 } = sizes[index] ?? {}
    const sheet = drawn.addPage([width, height])
    const drawing = embedded[filled.indexOf(page)]
    if (!drawing) return
    sheet.node.setXObject(PDFName.of('Page'), drawing.ref)
    sheet.pushOperators(drawObject('Page'))
  })
  await drawn.flush()
  for (const [, object] of drawn.context.enumerateIndirectObjects()) takeOutActing(object)
  // An empty list that the library makes.
  for (const sheet of drawn.getPages()) sheet.node.delete(PDFName.of('Annots'))
  return { bytes: await drawn.save({ addDefaultPage: false, updateFieldAppearances: false }), sizes }
}

function hidesLayers({ catalog }: PDFDocument): boolean {
  const shown = catalog
    .lookupMaybe(PDFName.of('OCProperties'), PDFDict)
    ?.lookupMaybe(PDFName.of('D'), PDFDict)
  const hidden = shown?.lookupMaybe(PDFName.of('OFF'), PDFArray)
  const others = shown?.lookupMaybe(PDFName.of('BaseState'), PDFName)
  return (hidden !== undefined && hidden.size() > 0) || (others !== undefined && nameOf(others) === 'OFF')
}

function hasContent(page: PDFPage): boolean {
  return page.node.normalizedEntries().Contents !== undefined
}

function withPlainResources(page: PDFPage): PDFPage {
  const { Resources } = page.node.normalizedEntries()
  for (const key of Resources.keys()) if (!DRAWN_WITH.includes(nameOf(key))) Resources.delete(key)
  return page
}

/** How the page is to be drawn so that it stands as programs show it, from the lower left corner. */
function uprightOf(page: PDFPage) {
  const media = page.getMediaBox()
  const crop = page.getCropBox()
  const left = Math.max(media.x, crop.x)
  const bottom = Math.max(media.y, crop.y)
  const right = Math.min(media.x + media.width, crop.x + crop.width)
  const top = Math.min(media.y + media.height, crop.y + crop.height)
  const [across, up] = [right - left, top - bottom]
  for (const side of [across, up])
    if (!(side >= LEAST_SIDE && side <= LONGEST_SIDE)) throw new Error('a page without a size')
  const box = { left, bottom, right, top }
  const lying = { width: up, height: across }
  const standing = { width: across, height: up }
  const turned = ((page.getRotation().angle % 360) + 360) % 360
  if (turned === 90) return { box, size: lying, matrix: matrix(0, -1, 1, 0, -bottom, right) }
  if (turned === 180) return { box, size: standing, matrix: matrix(-1, 0, 0, -1, right, top) }
  if (turned === 270) return { box, size: lying, matrix: matrix(0, 1, -1, 0, top, -left) }
  return { box, size: standing, matrix: matrix(1, 0, 0, 1, -left, -bottom) }
}

type Matrix = [number, number, number, number, number, number]
const matrix = (...numbers: Matrix): Matrix => numbers

/** Empties what could do something or hold a file, wherever in the drawing it hides: nothing that is drawn needs it. */
function takeOutActing(object: PDFObject): void {
  if (object instanceof PDFStream) {
    for (const key of NOT_IN_STREAMS) object.dict.delete(PDFName.of(key))
    takeOutActing(object.dict)
  } else if (object instanceof PDFArray) {
    for (const one of object.asArray()) takeOutActing(one)
  } else if (object instanceof PDFDict) {
    if (isActing(object)) for (const key of object.keys()) object.delete(key)
    else for (const value of object.values()) takeOutActing(value)
  }
}

function isActing(dictionary: PDFDict): boolean {
  const type = dictionary.get(PDFName.of('Type'))
  const kind = dictionary.get(PDFName.of('S'))
  // Its own.
  if (type instanceof PDFName && nameOf(type) === 'Catalog' && dictionary.has(PDFName.of('Pages')))
    return false
  return (
    (type instanceof PDFName && ACTING_TYPES.includes(nameOf(type))) ||
    (kind instanceof PDFName && ACTIONS.includes(nameOf(kind))) ||
    dictionary.has(PDFName.of('JS')) ||
    dictionary.has(PDFName.of('EF'))
  )
}

function nameOf(name: PDFName): string {
  return name.decodeText()
}
