import { act } from 'react'
import { expect, it } from 'vitest'
import { render, write } from '../testing/render.tsx'
import { TagField } from './tag-field.tsx'

it('adds what is still being typed when whoever holds its pending input asks for it', async () => {
  const pending = new Set<() => void>()
  const registerPending = (addDraft: () => void) => {
    pending.add(addDraft)
    return () => pending.delete(addDraft)
  }
  const added: string[] = []
  const { page, close } = await render(
    <TagField
      label="Målgruppe"
      values={[]}
      onAdd={(value) => added.push(value)}
      onRemove={() => undefined}
      registerPending={registerPending}
    />,
  )
  const input = page.querySelector('input')
  if (!input) throw new Error('There is no input.')
  await write(input, 'Studerende ')
  await act(async () => {
    for (const addDraft of pending) addDraft()
  })
  expect(added).toEqual(['Studerende'])
  expect(input.value).toBe('')
  await close()
  expect(pending.size).toBe(0)
})
