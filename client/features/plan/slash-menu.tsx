import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import { CalendarPlus, Heading3, List, ListOrdered, Quote, Table as TableIcon } from 'lucide-react'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { isCategory } from '#shared/plan/plan.ts'
import { useStore } from '../../ui/store.ts'
import { NEW_TABLE } from './formatting-bar.tsx'
import { usePage } from './page-parts.tsx'
import type { SlashMenu as OpenMenu } from './slash-menu-state.ts'
import { useAdding } from './use-adding.ts'

const CHOICES = ['activity', 'heading', 'bulletList', 'orderedList', 'table', 'quote'] as const
type Choice = (typeof CHOICES)[number]

const ICONS: Record<Choice, ReactNode> = {
  activity: <CalendarPlus aria-hidden />,
  heading: <Heading3 aria-hidden />,
  bulletList: <List aria-hidden />,
  orderedList: <ListOrdered aria-hidden />,
  table: <TableIcon aria-hidden />,
  quote: <Quote aria-hidden />,
}

/** The menu a slash opens in a text: the caret stays there, arrows choose, Enter inserts, Escape closes. */
export function SlashMenu() {
  const { slashMenu } = usePage()
  const menu = useStore(slashMenu)
  return menu ? createPortal(<Choices menu={menu} />, document.body) : null
}

function Choices({ menu }: { menu: OpenMenu }) {
  const t = useTranslations('plan.slash')
  const { slashMenu } = usePage()
  const insert = useInserting(menu)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(0)
  const found = CHOICES.filter((choice) =>
    `${t(`choices.${choice}`)} ${t(`alsoFound.${choice}`)}`
      .toLowerCase()
      .includes(menu.query.trim().toLowerCase()),
  )
  const index = Math.min(chosen, found.length - 1)

  useEffect(() => {
    slashMenu.onKey = (key) => {
      if (found.length === 0) return false
      if (key === 'ArrowDown') setChosen((index + 1) % found.length)
      else if (key === 'ArrowUp') setChosen((index - 1 + found.length) % found.length)
      else if (key === 'Enter' || key === 'Tab') {
        const choice = found[index]
        if (choice) insert(choice)
      } else return false
      return true
    }
    return () => {
      slashMenu.onKey = undefined
    }
  })

  useLayoutEffect(() => {
    const { view, from } = menu
    const caret = { getBoundingClientRect: () => caretRect(view.coordsAtPos(from)) }
    const element = list.current
    if (!element) return
    void computePosition(caret, element, {
      placement: 'bottom-start',
      strategy: 'fixed',
      middleware: [offset(6), flip(), shift({ padding: 8 })],
    }).then(({ x, y }) => {
      element.style.left = `${x}px`
      element.style.top = `${y}px`
    })
  }, [menu])

  useEffect(() => {
    const { dom } = menu.view
    dom.setAttribute('aria-controls', id)
    dom.setAttribute('aria-activedescendant', `${id}-${found[index] ?? ''}`)
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  })

  if (found.length === 0) return null
  return (
    <div ref={list} id={id} className="slash-menu popover" role="listbox" aria-label={t('label')}>
      {found.map((choice, position) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: focus stays in the text, whose keys choose
        <div
          key={choice}
          id={`${id}-${choice}`}
          className="menu-item"
          role="option"
          aria-selected={position === index}
          data-focused={position === index ? true : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => setChosen(position)}
          onClick={() => insert(choice)}
        >
          {ICONS[choice]}
          <span className="menu-item-text">{t(`choices.${choice}`)}</span>
        </div>
      ))}
    </div>
  )
}

/** Takes the typed slash away and puts the chosen thing in its place. */
function useInserting({ from, to }: OpenMenu): (choice: Choice) => void {
  const { texts, plan } = usePage()
  const { activities } = plan
  const add = useAdding()
  return (choice) => {
    const active = texts.active.read()
    if (!active) return
    const chain = active.editor.chain().focus().deleteRange({ from, to })
    switch (choice) {
      case 'activity': {
        chain.run()
        const [kind, id = ''] = active.key.split('/')
        const category = Number(id)
        if (kind === 'section' && isCategory(category)) return add(category, 0)
        const here = activities.get(id)
        if (!here) return
        const siblings = activities.read().filter((activity) => activity.category === here.category)
        return add(here.category, siblings.findIndex((activity) => activity.id === id) + 1)
      }
      case 'heading':
        chain.setHeading({ level: 3 }).run()
        return
      case 'bulletList':
        chain.toggleBulletList().run()
        return
      case 'orderedList':
        chain.toggleOrderedList().run()
        return
      case 'table':
        chain.insertTable(NEW_TABLE).run()
        return
      case 'quote':
        chain.setBlockquote().run()
        return
      default:
        choice satisfies never
    }
  }
}

function caretRect({ left, top, bottom }: { left: number; top: number; bottom: number }): DOMRect {
  return new DOMRect(left, top, 1, bottom - top)
}
