import { useCallback } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'

/** What has been uploaded to the file, withdrawn documents too, asked anew when the person comes back to the window. */
export function useDocuments() {
  return useLatestAnswer(useCallback(() => call(routes.listDocuments), []))
}

export type Documents = ReturnType<typeof useDocuments>
