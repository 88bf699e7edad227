declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean
}

globalThis.IS_REACT_ACT_ENVIRONMENT = true

// Each connection listens for the end of what it takes for its own process; here many pages are open, or left open, in one.
process.setMaxListeners(0)

// jsdom lays nothing out, while ProseMirror asks for rectangles when it scrolls the caret into view.
Range.prototype.getClientRects ??= () => Object.assign([], { item: () => null })
Range.prototype.getBoundingClientRect ??= () => new DOMRect()
