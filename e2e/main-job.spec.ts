import {
  activity,
  addActivity,
  bodyOf,
  caretAtEnd,
  sectionText,
  selectWords,
  untilSaved,
  warningsOf,
} from './document.ts'
import { exportAs } from './export-as.ts'
import { readDocx } from './office.ts'
import { expect, test } from './people.ts'

test.use({ ownProcess: true })

test('[SYNC-1] [KEPT-1] two directors and an observer make one plan, through a crash, into a document', async ({
  server,
  censecDirector,
  difosDirector,
  boardObserver,
}) => {
  test.setTimeout(300_000)
  const course = 'Kursus i tilbudsskrivning for mindre virksomheder'
  const workshop = 'Bid writing workshop for small suppliers'

  await test.step('the directors see each other', async () => {
    await expect(
      censecDirector.getByRole('heading', { level: 1, name: 'Fælles aktivitetsplan 2027' }),
    ).toBeVisible()
    await expect(censecDirector.getByLabel(/Andre i planen: .*Mette/)).toBeVisible()
    await expect(difosDirector.getByLabel(/Andre i planen: .*Anna/)).toBeVisible()
  })

  await test.step('they write in one text at once, each seeing the other’s caret', async () => {
    await caretAtEnd(sectionText(censecDirector, 2))
    await censecDirector.keyboard.press('Enter')
    await censecDirector.keyboard.type('Anna: ')
    await expect(sectionText(difosDirector, 2)).toContainText('Anna:')
    await caretAtEnd(sectionText(difosDirector, 2))
    await difosDirector.keyboard.press('Enter')
    await difosDirector.keyboard.type('Mette: ')
    await expect(sectionText(censecDirector, 2)).toContainText('Mette:')
    await expect(sectionText(censecDirector, 2).locator('.remote-caret-name')).toHaveText('Mette')
    await expect(sectionText(difosDirector, 2).locator('.remote-caret-name')).toHaveText('Anna')
    await Promise.all([
      censecDirector.keyboard.type('klyngen samler viden og virksomheder'),
      difosDirector.keyboard.type('branchen står bag klyngens arbejde'),
    ])
    for (const page of [censecDirector, difosDirector]) {
      await expect(sectionText(page, 2)).toContainText('Anna: klyngen samler viden og virksomheder')
      await expect(sectionText(page, 2)).toContainText('Mette: branchen står bag klyngens arbejde')
      await untilSaved(page)
    }
  })

  await test.step('a paraphrase in another language warns both of them under their own activity', async () => {
    await addActivity(censecDirector, {
      category: 4,
      title: course,
      period: 'uge 40',
      body: 'To dage, hvor SMV’er lærer at svare på Forsvarets udbud: krav, pris og tildelingskriterier.',
    })
    await addActivity(difosDirector, {
      category: 4,
      title: workshop,
      period: 'uge 41',
      body: 'Hands-on course for small companies in answering public defence tenders: requirements and pricing.',
    })
    await expect(warningsOf(censecDirector, course)).toContainText(`Muligt overlap med DI FOS’ »${workshop}«`)
    await expect(warningsOf(difosDirector, workshop)).toContainText(`Muligt overlap med CenSecs »${course}«`)
  })

  await test.step('it says why and where the agreement says it, and one of them decides it for both', async () => {
    const warning = warningsOf(difosDirector, workshop)
    await warning.getByRole('button', { name: /Muligt overlap/ }).click()
    await expect(warning).toContainText(/Begge .*\./)
    await expect(warning.getByRole('button', { name: `Gå til ${course}` })).toBeVisible()
    await expect(warning.getByRole('link').first()).toBeVisible()
    await warning.getByRole('button', { name: 'Koordineres' }).click()
    await warning.getByLabel(/Begrundelse til den anden part/).fill('Vi holder det sammen i Odense.')
    await warning.getByRole('button', { name: 'Gem beslutning' }).click()
    const decision = warningsOf(censecDirector, course).getByRole('button', { name: /Koordineres: / })
    await expect(decision).toContainText(
      `Koordineres: overlap med DI FOS’ »${workshop}« (Mette, DI\u00a0FOS, `,
    )
    await expect(warning).toContainText(`Koordineres: overlap med CenSecs »${course}« (Mette, DI FOS, `)
    await expect(decision).toContainText('Ny beslutning')
    await decision.click()
    await expect(decision).not.toContainText('Ny beslutning')
  })

  await test.step('the observer comments on a passage, live for the directors', async () => {
    const passage = bodyTextOf(boardObserver, course)
    await selectWords(passage, 'krav, pris')
    await boardObserver.getByRole('button', { name: 'Kommentér', exact: true }).click()
    await boardObserver
      .getByLabel('Ny kommentar')
      .getByRole('textbox')
      .fill('Husk også dokumentationskravene.')
    await boardObserver.getByRole('button', { name: 'Send', exact: true }).click()
    await censecDirector.getByRole('tab', { name: /Kommentarer/ }).click()
    const thread = censecDirector
      .getByRole('article', { name: 'Tråd begyndt af Ida' })
      .filter({ hasText: 'dokumentationskravene' })
    await expect(thread).toContainText('krav, pris')
    await expect(thread).toContainText('observatør')
    await thread.getByRole('button', { name: 'Svar' }).click()
    await thread.getByRole('textbox').fill('Det kommer med.')
    await thread.getByRole('button', { name: 'Send svar' }).click()
    await expect(
      boardObserver
        .getByRole('article', { name: 'Tråd begyndt af Ida' })
        .filter({ hasText: 'Det kommer med.' }),
    ).toBeVisible()
  })

  await test.step('the server is killed while both write: what waits is counted, and everything arrives', async () => {
    await server.end('SIGKILL')
    await caretAtEnd(bodyOf(activity(censecDirector, course)))
    await censecDirector.keyboard.type(' Skrevet af Anna under afbrydelsen.')
    await caretAtEnd(bodyOf(activity(difosDirector, workshop)))
    await difosDirector.keyboard.type(' Written by Mette meanwhile.')
    await expect(censecDirector.getByText('Offline, 1 ændring venter')).toBeVisible()
    await server.start()
    await untilSaved(censecDirector)
    await untilSaved(difosDirector)
    await expect(bodyOf(activity(difosDirector, course))).toContainText('Skrevet af Anna under afbrydelsen.')
    await expect(bodyOf(activity(censecDirector, workshop))).toContainText('Written by Mette meanwhile.')
  })

  await test.step('after two quick reloads it all still stands there', async () => {
    await censecDirector.reload()
    await censecDirector.reload()
    await expect(sectionText(censecDirector, 2)).toContainText('Anna: klyngen samler viden og virksomheder')
    await expect(bodyOf(activity(censecDirector, course))).toContainText('Skrevet af Anna under afbrydelsen.')
    await expect(warningsOf(censecDirector, course)).toContainText(
      /Koordineres: overlap .*\(Mette, DI\sFOS, /,
    )
  })

  await test.step('the plan is exported to Word, opened and read', async () => {
    const words = await readDocx(await exportAs(censecDirector, 'Word (.docx)'))
    for (const part of [
      'Fælles aktivitetsplan 2027',
      'Anna: klyngen samler viden og virksomheder',
      course,
      workshop,
      'uge 41, 2027',
      'Written by Mette meanwhile.',
      'Vi holder det sammen i Odense.',
    ]) {
      expect(words).toContain(part)
    }
  })
})

function bodyTextOf(page: Parameters<typeof activity>[0], title: string) {
  return activity(page, title).getByRole('group', { name: 'Beskrivelse' })
}
