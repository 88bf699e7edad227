import { routes } from '#shared/protocol/routes.ts'
import { callForFile } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useToasts } from '../../ui/toast.tsx'

/** Saves a document on the person's own machine, as it was uploaded, or says why it cannot be had. */
export function useSaveDocument(): (documentId: string, name: string) => Promise<void> {
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  return async (documentId, name) => {
    const result = await callForFile(routes.downloadDocument, { params: { documentId } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    else saveFile(result.answer.file, result.answer.name ?? name)
  }
}
