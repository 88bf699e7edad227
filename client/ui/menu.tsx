import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  Header,
  Popover,
  Separator,
} from 'react-aria-components'

interface MenuProps extends Omit<AriaMenuProps<object>, 'className' | 'style'> {
  /** `beside` is for a menu that opens from another. */
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'beside'
  /** The button it has been opened from, where that is too many to have a `MenuTrigger` each; it is open while it is drawn. */
  openedFrom?: { button: RefObject<Element | null>; onClose(): void }
}

/** The list that a button opens. Use inside react-aria-components' `MenuTrigger`, after the button. */
export function Menu({ placement = 'bottom start', openedFrom, ...rest }: MenuProps) {
  return (
    <Popover
      className="popover"
      placement={placement === 'beside' ? besideOrUnder() : placement}
      offset={4}
      {...(openedFrom && {
        trigger: 'MenuTrigger',
        triggerRef: openedFrom.button,
        isOpen: true,
        onOpenChange: openedFrom.onClose,
        'aria-label': rest['aria-label'],
      })}
    >
      <AriaMenu
        {...rest}
        className="menu"
        {...(openedFrom && { autoFocus: 'first', onClose: openedFrom.onClose })}
      />
    </Popover>
  )
}

/** A phone has no room beside a menu. */
function besideOrUnder(): 'end top' | 'bottom start' {
  return matchMedia('(max-width: 640px)').matches ? 'bottom start' : 'end top'
}

interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children' | 'textValue'> {
  icon?: ReactNode
  shortcut?: string
  isDanger?: boolean
  /** Also what typing ahead finds. */
  children: string
}

export function MenuItem({ icon, shortcut, isDanger, children, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...rest}
      textValue={children}
      className="menu-item"
      data-danger={isDanger ? true : undefined}
    >
      {({ selectionMode, isSelected, hasSubmenu }) => (
        <>
          {icon}
          <span className="menu-item-text">{children}</span>
          {shortcut && <kbd className="menu-item-shortcut">{shortcut}</kbd>}
          {hasSubmenu && <ChevronRight aria-hidden />}
          {selectionMode !== 'none' && (
            <span className="menu-item-check">{isSelected && <Check aria-hidden />}</span>
          )}
        </>
      )}
    </AriaMenuItem>
  )
}

interface MenuSectionProps {
  title: string
  selectionMode?: 'single'
  selectedKeys?: Iterable<string>
  onAction?: (key: string) => void
  children: ReactNode
}

/** Items under a heading; with `selectionMode` they are a choice and the chosen one carries a tick. */
export function MenuSection({ title, selectionMode, selectedKeys, onAction, children }: MenuSectionProps) {
  return (
    <AriaMenuSection
      aria-label={title}
      {...(selectionMode && {
        selectionMode,
        selectedKeys,
        disallowEmptySelection: true,
        onSelectionChange: (keys) => {
          const [key] = [...keys]
          if (key !== undefined) onAction?.(String(key))
        },
      })}
    >
      <Header className="menu-header">{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className="menu-separator" />
}
