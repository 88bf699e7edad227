import type { Survey } from '#shared/follow-up/survey.ts'
import { StrangerThread } from '../threads/stranger-thread.ts'

/** Reads the tables of survey tools; only what `surveyFrom` keeps of them leaves the thread. */
export class SurveyThread extends StrangerThread<{ bytes: Uint8Array }, Survey> {
  constructor() {
    super({ script: new URL('./survey-worker.ts', import.meta.url), tooMuch: 'import-too-much' })
  }
}
