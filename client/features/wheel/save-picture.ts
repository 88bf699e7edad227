/** A wheel as a file of its own: what the page's styles say of it is written into it. */

const WRITTEN_OUT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-decoration',
  'paint-order',
] as const
/** What pages ask of an element, and a picture does not. */
const OF_THE_PAGE = /^(class|style|role|tabindex|aria-|data-)/
/** Those that are not wider than the page's own come first where it is not at hand. */
const FONTS = 'Inter, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
const PNG_SCALE = 2

/** The drawing as an SVG document that needs nothing beside itself; what is not shown is not in it. */
export function standaloneSvg(
  svg: SVGSVGElement,
  { title, description }: { title: string; description: string },
): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  writeOut(svg, copy)
  const { width, height } = svg.viewBox.baseVal
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('font-family', FONTS)
  copy.setAttribute('role', 'img')
  copy.prepend(inSvg('title', title), inSvg('desc', description))
  return new XMLSerializer().serializeToString(copy)
}

/** The same drawing as pixels, twice as many as it is wide and high. */
export async function pngOf(
  svg: string,
  { width, height }: { width: number; height: number },
): Promise<Blob> {
  const image = new Image()
  // The page's policy lets in pictures that are written into their address, and no others.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = new OffscreenCanvas(width * PNG_SCALE, height * PNG_SCALE)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/png' })
}

function inSvg(name: string, text: string): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  element.textContent = text
  return element
}

function writeOut(shown: Element, copy: Element): void {
  const style = getComputedStyle(shown)
  for (const name of WRITTEN_OUT) {
    const value = style.getPropertyValue(name)
    // A pattern is named in the drawing itself, and the page's name for it would lead back to the page.
    if (value !== '' && !value.startsWith('url(')) copy.setAttribute(name, plainColour(value))
  }
  const turn = /rotate\(([-\d.]+)deg\)/.exec(shown instanceof SVGElement ? shown.style.transform : '')
  if (turn) copy.setAttribute('transform', `rotate(${turn[1]})`)
  const children = [...shown.children]
  for (const [index, child] of [...copy.children].entries()) {
    const original = children[index]
    if (!original) continue
    if (isHidden(original)) child.remove()
    else writeOut(original, child)
  }
  for (const { name } of [...copy.attributes]) {
    if (OF_THE_PAGE.test(name)) copy.removeAttribute(name)
  }
}

function isHidden(element: Element): boolean {
  return getComputedStyle(element).display === 'none'
}

/** Mixed colours are told as `color(srgb 0.9 0.5 0.1)`, which drawing programs do not read. */
function plainColour(value: string): string {
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ [\d.]+)?\)$/.exec(value)
  if (!mixed) return value
  const [red, green, blue] = mixed.slice(1).map((part) => Math.round(Number(part) * 255))
  return `rgb(${red}, ${green}, ${blue})`
}
