import type { Activity } from '#shared/plan/plan.ts'
import { plainText, type RichText } from '#shared/plan/rich-text.ts'

/** An activity of the demo plan: no rank, for its place in the list is its place in the section. */
export type DemoActivity = Omit<Activity, 'rank' | 'body'> & {
  /** Given where the text has more than plain paragraphs; `description` is then its words. */
  body?: RichText
}

type Essential = 'id' | 'party' | 'category' | 'title' | 'precision'

/** What is written of an activity: fields nobody has filled in yet are left out. */
export type DemoActivityDraft = Pick<DemoActivity, Essential> & Partial<Omit<DemoActivity, Essential>>

export function withEmptyFields(draft: DemoActivityDraft): DemoActivity {
  return {
    description: draft.body ? plainText(draft.body) : '',
    status: 'planned',
    audience: [],
    partners: [],
    place: '',
    counterpart: '',
    responsible: '',
    goal: '',
    ...draft,
  }
}
