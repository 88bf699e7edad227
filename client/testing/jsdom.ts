declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean
}

globalThis.IS_REACT_ACT_ENVIRONMENT = true

// jsdom lays nothing out, while ProseMirror asks for rectangles when it scrolls the caret into view.
Range.prototype.getClientRects ??= () => Object.assign([], { item: () => null })
Range.prototype.getBoundingClientRect ??= () => new DOMRect()
