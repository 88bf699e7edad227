const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** The keys that open the palette, as this machine's people write them. */
export const FIND_KEYS = isApple ? { shown: '⌘K', aria: 'Meta+K' } : { shown: 'Ctrl K', aria: 'Control+K' }
