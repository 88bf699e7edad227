import { act } from 'react'
import { Link } from 'react-router'
import { afterEach, describe, expect, it } from 'vitest'
import type { Category } from '#shared/plan/plan.ts'
import { openPlanFor, person } from '../../testing/open-plan.ts'
import { click, render } from '../../testing/render.tsx'
import { type CurrentPlace, PlanProvider } from '../plan/plan-context.tsx'
import { clauseHref, SidePanelProvider } from '../plan/side-panel-state.tsx'
import { AgreementPanel } from './agreement-panel.tsx'

let close = async () => {}
afterEach(() => close())

/** The panel beside a plan whose reader starts in section 1, and a link such as a warning has. */
async function openPanel(linkTo: string) {
  let here: CurrentPlace = { category: 1 }
  const listeners = new Set<() => void>()
  const plan = {
    ...openPlanFor(person('director', 'censec', 'Anna')),
    place: {
      read: () => here,
      subscribe(listener: () => void) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
  const drawn = await render(
    <PlanProvider plan={plan}>
      <SidePanelProvider>
        <Link to={clauseHref(linkTo)}>Aftalen siger</Link>
        <AgreementPanel />
      </SidePanelProvider>
    </PlanProvider>,
  )
  close = drawn.close
  const readSection = (category: Category) =>
    act(async () => {
      here = { category }
      for (const listener of listeners) listener()
    })
  const followLink = async () => {
    const link = drawn.page.querySelector('a')
    if (link) await click(link)
  }
  return { page: drawn.page, readSection, followLink }
}

function clause(page: HTMLElement, id: string): HTMLElement | null {
  return page.querySelector(`[id="aftale/${id}"]`)
}

describe('the agreement panel', () => {
  it('follows the section that is being read', async () => {
    const { page, readSection } = await openPanel('tillaeg.3.d')
    expect(page.querySelector('h3')?.textContent).toBe('Politisk interessevaretagelse')
    expect(clause(page, 'tillaeg.1.a')).not.toBeNull()

    await readSection(2)
    expect(page.querySelector('h3')?.textContent).toBe('Klyngesamarbejde')
    expect(clause(page, 'tillaeg.1.a')).toBeNull()
  })

  it('says who is responsible, informed and involved in plain words', async () => {
    const { page } = await openPanel('tillaeg.3.d')
    expect(clause(page, 'tillaeg.1.a')?.querySelector('dl')?.textContent).toBe(
      'AnsvarligDansk Industri og DI FOSOrienteresCenSecInddragesCenSec',
    )
  })

  it('calls a clause of the same section by its letter, but names it in full to those who only hear it', async () => {
    const { page } = await openPanel('tillaeg.3.d')
    const card = [...page.querySelectorAll('.clause')].find((one) => one.querySelector('.clause-links a'))
    const links = [...(card?.querySelectorAll('.clause-links a') ?? [])]
    expect(card?.querySelector('.clause-links')?.textContent).toBe('Se også d, k')
    expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
      'Tillæg 1, afsnit 1, d',
      'Tillæg 1, afsnit 1, k',
    ])
  })

  it('opens at the clause a warning cites, of whichever section, until the reader goes on', async () => {
    const { page, readSection, followLink } = await openPanel('tillaeg.3.d')
    await followLink()
    expect(clause(page, 'tillaeg.3.d')?.dataset.asked).toBe('true')
    expect(document.activeElement).toBe(clause(page, 'tillaeg.3.d'))

    await readSection(2)
    expect(page.querySelector('h3')?.textContent).toBe('Klyngesamarbejde')
  })

  it('opens the general clauses when one of them is cited', async () => {
    const { page, followLink } = await openPanel('formaal.b')
    expect(clause(page, 'formaal.b')).toBeNull()
    await followLink()
    expect(clause(page, 'formaal.b')?.dataset.asked).toBe('true')
  })
})
