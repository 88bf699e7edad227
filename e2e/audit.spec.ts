import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

test('[AUDIT-7] a director sees who was given which role, looks for refusals, and is shown nothing of the other party’s own', async ({
  signIn,
}) => {
  const director = await signIn('difosDirector', '/personer')
  await test.step('a role is changed', async () => {
    const entry = director.getByRole('listitem').filter({ hasText: 'Rikke' })
    await entry.getByRole('button', { name: /Rolle for Rikke/ }).click()
    await director.getByRole('option', { name: /Observatør/ }).click()
    await director
      .getByRole('dialog')
      .getByRole('button', { name: /Skift rolle/ })
      .click()
    await expect(director.getByRole('dialog')).toBeHidden()
  })
  await test.step('the log is in the menu and says so', async () => {
    await director.getByRole('button', { name: /Menu for/ }).click()
    await director.getByRole('menuitem', { name: 'Hændelseslog' }).click()
    await expect(director).toHaveTitle('Hændelseslog · Samplan')
    await expect(director.getByText('Mette gav Rikke rollen observatør.')).toBeVisible()
    await expect(director.getByText('Anna loggede ind')).toBeHidden()
    expect(await faultsOn(director)).toEqual([])
    await director.setViewportSize({ width: 390, height: 844 })
    expect(await faultsOn(director)).toEqual([])
  })
  await test.step('only what was refused', async () => {
    await director.getByRole('button', { name: /Udfald/ }).click()
    await director.getByRole('option', { name: 'Afvist' }).click()
    await expect(director.getByText('Mette gav Rikke rollen observatør.')).toBeHidden()
  })
  await test.step('a planner has no such page', async () => {
    const planner = await signIn('censecPlanner', '/haendelseslog')
    await expect(planner.getByText('Her er ingenting')).toBeVisible()
  })
})
