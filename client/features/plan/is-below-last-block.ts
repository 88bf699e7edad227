/** Whether the press was in the empty space under everything that stands in the text. */
export function isBelowLastBlock(text: Element, { target, clientY }: MouseEvent): boolean {
  const last = text.lastElementChild
  return target === text && last !== null && clientY >= last.getBoundingClientRect().bottom
}
