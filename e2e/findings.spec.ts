import { activity, bodyOf, caretAtEnd, warningsOf } from './document.ts'
import { exportAs } from './export-as.ts'
import { readDocx } from './office.ts'
import { expect, test } from './people.ts'

const MEETING = 'Morgenmøde: Få virksomheden sikkerhedsgodkendt'
const CLEARANCE = 'Facility Security Clearance: what your company needs'
const CYBER = 'Cybersikkerhed i praksis for mindre leverandører'

test('[FIND-5] [FIND-8] [FIND-9] two directors go from warnings to one joint activity and into the document', async ({
  censecDirector,
  difosDirector,
}) => {
  await test.step('one compares the two activities and gets to the decision by keyboard', async () => {
    const warning = warningsOf(censecDirector, MEETING)
    await expect(warning.getByRole('button', { name: /Muligt overlap/ })).toBeVisible()
    await bodyOf(activity(censecDirector, MEETING)).focus()
    await censecDirector.keyboard.press('Control+.')
    await expect(warning.getByRole('button', { name: 'Koordineres' })).toBeFocused()
    await warning.getByRole('button', { name: 'Sammenlign side om side' }).click()
    const dialog = censecDirector.getByRole('dialog', { name: 'De to aktiviteter side om side' })
    for (const title of [MEETING, CLEARANCE]) {
      await expect(dialog.getByRole('columnheader', { name: title }).locator('mark').first()).toBeVisible()
    }
    await censecDirector.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('what has been decided opens again when the date changes', async () => {
    const warning = warningsOf(difosDirector, CYBER)
    await warning
      .getByRole('button', { name: /Muligt overlap/ })
      .first()
      .click()
    await warning.getByRole('button', { name: 'Koordineres' }).click()
    await warning.getByRole('button', { name: 'Gem beslutning' }).click()
    const decided = warningsOf(censecDirector, CYBER).getByRole('button', { name: /Koordineres: / })
    await expect(decided).toBeVisible()
    const card = activity(censecDirector, CYBER)
    await card.getByRole('button', { name: 'Redigér felter' }).click()
    const period = card.getByLabel('Periode')
    await period.fill('april 2027')
    await period.press('Tab')
    await expect(decided).toBeHidden()
    const again = warning.getByRole('button', { name: /Åbnet igen Muligt overlap/ })
    await again.click()
    await expect(warning.getByText('»Koordineres«. Siden er en af aktiviteterne ændret')).toBeVisible()
    await expect(warning.getByText(/er (flyttet|ændret) fra .* til april 2027/)).toBeVisible()
    await warning.getByRole('button', { name: 'Behold beslutningen' }).click()
    await expect(decided).toBeVisible()
    await decided.click()
    await warningsOf(censecDirector, CYBER).getByRole('button', { name: 'Fjern beslutningen' }).click()
    await expect(again).toBeVisible()
    await censecDirector.getByRole('status').getByRole('button', { name: 'Fortryd' }).click()
    await expect(decided).toBeVisible()
  })

  await test.step('one click makes one joint activity of two, on both screens', async () => {
    const warning = warningsOf(censecDirector, MEETING)
    await warning.getByRole('button', { name: /Muligt overlap/ }).click()
    await warning.getByRole('button', { name: /^Fælles/ }).click()
    await expect(activity(difosDirector, CLEARANCE)).toBeHidden()
    await expect(bodyOf(activity(difosDirector, MEETING))).toContainText(`Fra DI FOS: »${CLEARANCE}«`)
    await expect(censecDirector.getByText(/Lagt sammen til den fælles aktivitet/)).toBeVisible()
    await expect(
      difosDirector.getByRole('status').filter({ hasText: 'Anna (CenSec) har lagt' }),
    ).toBeVisible()
  })

  await test.step('the other is told, parts them, and thinks better of it; then whoever merged them undoes it all', async () => {
    const told = activity(difosDirector, MEETING)
    await expect(told).toContainText(
      `Lagt sammen af CenSecs »${MEETING}« og DI FOS’ »${CLEARANCE}« (Anna, CenSec`,
    )
    await told.getByRole('button', { name: 'Skil dem ad igen' }).click()
    await expect(activity(censecDirector, CLEARANCE)).toBeVisible()
    await expect(bodyOf(activity(censecDirector, MEETING))).not.toContainText('Fra DI FOS')
    await difosDirector.getByRole('button', { name: 'Fortryd' }).last().click()
    await expect(activity(censecDirector, CLEARANCE)).toBeHidden()
    await bodyOf(activity(censecDirector, MEETING)).focus()
    await censecDirector.keyboard.press('Control+z')
    for (const director of [censecDirector, difosDirector]) {
      await expect(activity(director, MEETING)).toBeVisible()
      await expect(activity(director, CLEARANCE)).toBeVisible()
    }
  })

  await test.step('they are merged again by the other, while one writes in what goes', async () => {
    await caretAtEnd(bodyOf(activity(censecDirector, CLEARANCE)))
    const warning = warningsOf(difosDirector, CLEARANCE)
    await warning.getByRole('button', { name: /Åbnet igen Muligt overlap/ }).click()
    await expect(warning.getByText('Nu står de igen hver for sig.')).toBeVisible()
    await warning.getByRole('button', { name: /^Fælles/ }).click()
    await expect(activity(difosDirector, MEETING)).toBeFocused()
    const merged = activity(censecDirector, CLEARANCE).getByRole('alert')
    await expect(merged).toContainText(`lagt sammen med en anden til den fælles aktivitet »${MEETING}«`)
    await merged.getByRole('button', { name: 'Gå til den fælles aktivitet' }).click()
    await expect(activity(censecDirector, MEETING)).toBeFocused()
    await expect(activity(censecDirector, CLEARANCE)).toBeHidden()
  })

  await test.step('the document says what was decided', async () => {
    const words = await readDocx(await exportAs(censecDirector, 'Word (.docx)'))
    expect(words).toContain('Bilag 3: Beslutninger om det, der siden er lagt sammen eller ændret')
    expect(words).toContain('Lagt sammen, men siden skilt ad igen')
    expect(words).toContain(`CenSec: ${MEETING}`)
    expect(words).toContain(`DI FOS: ${CLEARANCE}`)
  })
})
