import { signatureOf } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { lessonId } from '#shared/vocabulary/workspace-vocabulary.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { Vocabulary } from './vocabulary.ts'

type VocabularyRoutes = EndpointsOf<'readVocabulary' | 'addWord' | 'removeWord' | 'changeLesson'>

export function vocabularyRoutes({ vocabulary }: { vocabulary: Vocabulary }): VocabularyRoutes {
  return {
    readVocabulary: endpoint(routes.readVocabulary, async () => {
      const { words, lessons } = await vocabulary.read()
      return { words: [...words], lessons: [...lessons] }
    }),
    addWord: endpoint(routes.addWord, (request) =>
      vocabulary.addWord(request.body.form, request.body.concept, sessionOf(request).person),
    ),
    removeWord: endpoint(routes.removeWord, ({ params }) => vocabulary.removeWord(params.wordId)),
    changeLesson: endpoint(routes.changeLesson, (request) => {
      const { params, body } = request
      const id = lessonId(params.planId, params.findingId)
      return vocabulary.changeLesson(id, body.counts, signatureOf(sessionOf(request).person))
    }),
  }
}
