import { afterEach, expect, it } from 'vitest'
import type { IndicatorAnswer } from '#shared/protocol/schemas/label.ts'
import { render, until, write } from '../../testing/render.tsx'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { AssessmentForm } from './assessment-form.tsx'

let close = async () => {}
afterEach(() => close())

const ANSWER = {
  indicator: { id: 'maturity' },
  assessment: { state: 'not-begun', text: 'Fra 2012.', basis: 'a1' },
} as IndicatorAnswer

async function fieldFor(personId: string): Promise<HTMLTextAreaElement> {
  const { page, ...rendered } = await render(
    <WithPageTexts of="label">
      <AssessmentForm answer={ANSWER} people={[]} personId={personId} onSaved={async () => {}} />
    </WithPageTexts>,
  )
  close = rendered.close
  const found = () => page.querySelector('textarea')
  await until(() => expect(found()).not.toBe(null))
  return found() as HTMLTextAreaElement
}

it('[LABEL-11] what is written of an indicator is there again after another page, for who wrote it alone', async () => {
  await write(await fieldFor('anna'), 'Fra 2012, med eget sekretariat.')
  await close()
  expect((await fieldFor('anna')).value).toBe('Fra 2012, med eget sekretariat.')
  await close()
  expect((await fieldFor('peter')).value).toBe('Fra 2012.')
  await close()
  expect((await fieldFor('anna')).value).toBe('Fra 2012.')
})
