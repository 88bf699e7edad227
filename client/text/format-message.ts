import formatCompiled from 'use-intl/format-message/format-only'

/**
 * Takes the place of what use-intl formats messages by, in the built client: the messages are compiled already
 * (scripts/compiled-texts.ts). One whose chosen branch is empty is empty words; the library answers with an empty list.
 */
export default function formatMessage(...message: Parameters<typeof formatCompiled>) {
  const shown = formatCompiled(...message)
  return Array.isArray(shown) && shown.length === 0 ? '' : shown
}
formatMessage.raw = false
