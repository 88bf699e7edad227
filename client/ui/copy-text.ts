/** Puts the text on the clipboard; answers false when the browser does not let us. Call upon a press. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without https there is no clipboard to write to, but the old way works.
    return copySelected(text)
  }
}

/** Puts what the element shows on the clipboard, with its formatting and as this text. Otherwise as `copyText`. */
export async function copyFormatted(element: HTMLElement, text: string): Promise<boolean> {
  try {
    const forms = { 'text/html': element.innerHTML, 'text/plain': text }
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  } catch {
    return copyShown(element)
  }
}

function copyShown(element: HTMLElement): boolean {
  const selection = getSelection()
  if (!selection) return false
  selection.selectAllChildren(element)
  const isCopied = document.execCommand('copy')
  selection.removeAllRanges()
  return isCopied
}

function copySelected(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'visually-hidden'
  // Within the dialog that is open, which keeps the focus.
  const place = before?.closest('[role="dialog"]') ?? document.body
  place.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}
