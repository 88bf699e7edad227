import type { Editor } from '@tiptap/core'
import {
  BetweenHorizontalEnd,
  BetweenVerticalEnd,
  Bold,
  Grid2x2X,
  Heading3,
  Heading4,
  Italic,
  Link2,
  List,
  ListOrdered,
  Quote,
  Redo2,
  Strikethrough,
  TableColumnsSplit,
  Table as TableIcon,
  TableRowsSplit,
  Underline,
  Undo2,
} from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useTranslations } from 'use-intl'
import { ToolbarButton } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { usePageHas } from '../../ui/use-page-has.ts'
import { LinkDialog } from './link-dialog.tsx'
import type { OpenTexts } from './open-texts.ts'
import { usePage } from './page-parts.tsx'
import type { PlanUndo } from './plan-undo.ts'
import { useActiveFormats } from './use-active-formats.ts'
import { isInPart } from './use-focus-steps.ts'

/**
 * The writer's tools, always in the same place: they act on the text that holds the caret. Alt+F10 goes here from a text,
 * Escape back.
 */
export function FormattingBar() {
  const { texts, undo, isConfidential } = usePage()
  const has = useCallback((element: Element | null) => isInPart(element, isConfidential), [isConfidential])
  return <WritersTools texts={texts} undo={undo} has={has} />
}

interface WritersToolsProps {
  texts: OpenTexts
  undo: PlanUndo
  /** Whether Alt+F10 leads here from the element; one function for as long as the bar. */
  has(element: Element | null): boolean
}

/** The same for whatever is written together. */
export function WritersTools({ texts, undo, has }: WritersToolsProps) {
  const t = useTranslations('plan.formatting')
  const active = useStore(texts.active)
  usePageHas('formatting-bar')
  const bar = useRef<HTMLDivElement>(null)
  const isInUse = useIsInUse(bar, active?.editor)

  useEffect(() => {
    const toBar = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F10' || !event.altKey) return
      if (!has(document.activeElement)) return
      event.preventDefault()
      bar.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
    }
    addEventListener('keydown', toBar)
    return () => removeEventListener('keydown', toBar)
  }, [has])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') active?.editor.view.focus()
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }

  return (
    <div
      ref={bar}
      className="formatting-bar"
      role="toolbar"
      aria-label={t('label')}
      data-print="hide"
      data-toolbar=""
      data-idle={isInUse ? undefined : true}
      onKeyDown={onKeyDown}
    >
      <UndoButtons undo={undo} />
      <Separator />
      <TextTools editor={active?.editor} />
    </div>
  )
}

/** Whether the text that the bar acts on, or the bar itself, has the focus. */
function useIsInUse(bar: RefObject<HTMLElement | null>, editor: Editor | undefined): boolean {
  const [isInUse, setInUse] = useState(false)
  useEffect(() => {
    const text = editor?.isDestroyed === false ? editor.view.dom : undefined
    const isHere = (target: EventTarget | null) =>
      target instanceof Node && (text?.contains(target) || bar.current?.contains(target)) === true
    const look = (event: FocusEvent) =>
      setInUse(isHere(event.type === 'focusin' ? event.target : event.relatedTarget))
    setInUse(isHere(document.activeElement))
    addEventListener('focusin', look)
    addEventListener('focusout', look)
    return () => {
      removeEventListener('focusin', look)
      removeEventListener('focusout', look)
    }
  }, [bar, editor])
  return isInUse
}

function UndoButtons({ undo }: { undo: PlanUndo }) {
  const t = useTranslations('plan.formatting')
  const { canUndo, canRedo } = useUndoState(undo)
  return (
    <>
      <ToolbarButton
        label={t('undo')}
        icon={<Undo2 aria-hidden />}
        isDisabled={!canUndo}
        onPress={() => undo.undo()}
      />
      <ToolbarButton
        label={t('redo')}
        icon={<Redo2 aria-hidden />}
        isDisabled={!canRedo}
        onPress={() => undo.redo()}
      />
    </>
  )
}

function useUndoState({ manager }: PlanUndo) {
  const read = () => ({ canUndo: manager.canUndo(), canRedo: manager.canRedo() })
  const [state, setState] = useState(read)
  useEffect(() => {
    const update = () =>
      setState((before) => {
        const canUndo = manager.canUndo()
        const canRedo = manager.canRedo()
        return before.canUndo === canUndo && before.canRedo === canRedo ? before : { canUndo, canRedo }
      })
    manager.on('stack-item-added', update)
    manager.on('stack-item-popped', update)
    return () => {
      manager.off('stack-item-added', update)
      manager.off('stack-item-popped', update)
    }
  }, [manager])
  return state
}

function TextTools({ editor }: { editor: Editor | undefined }) {
  const t = useTranslations('plan.formatting')
  const [isLinking, setLinking] = useState(false)
  const active = useActiveFormats(editor)
  const run = (command: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => () => {
    if (editor) command(editor.chain().focus()).run()
  }
  const tool = (
    label: string,
    icon: ReactNode,
    onPress: () => void,
    isPressed?: boolean,
    shortcut?: string,
  ) => (
    <ToolbarButton
      label={label}
      icon={icon}
      shortcut={shortcut}
      isPressed={isPressed}
      isDisabled={!editor}
      onPress={onPress}
    />
  )

  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!isMod || event.key.toLowerCase() !== 'k' || !editor) return
      if (!(event.target instanceof Node && editor.view.dom.contains(event.target))) return
      // Without words to make a link of, the keys look for something, as they do everywhere else.
      if (editor.state.selection.empty && !editor.isActive('link')) return
      event.preventDefault()
      setLinking(true)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [editor])

  return (
    <>
      {tool(
        t('bold'),
        <Bold aria-hidden />,
        run((chain) => chain.toggleBold()),
        active.bold,
      )}
      {tool(
        t('italic'),
        <Italic aria-hidden />,
        run((chain) => chain.toggleItalic()),
        active.italic,
      )}
      {tool(
        t('underline'),
        <Underline aria-hidden />,
        run((chain) => chain.toggleUnderline()),
        active.underline,
      )}
      {tool(
        t('strike'),
        <Strikethrough aria-hidden />,
        run((chain) => chain.toggleStrike()),
        active.strike,
      )}
      {tool(t('link'), <Link2 aria-hidden />, () => setLinking(true), active.link, 'Ctrl+K')}
      <Separator />
      {tool(
        t('heading'),
        <Heading3 aria-hidden />,
        run((chain) => chain.toggleHeading({ level: 3 })),
        active.heading3,
      )}
      {tool(
        t('subheading'),
        <Heading4 aria-hidden />,
        run((chain) => chain.toggleHeading({ level: 4 })),
        active.heading4,
      )}
      {tool(
        t('bulletList'),
        <List aria-hidden />,
        run((chain) => chain.toggleBulletList()),
        active.bulletList,
      )}
      {tool(
        t('orderedList'),
        <ListOrdered aria-hidden />,
        run((chain) => chain.toggleOrderedList()),
        active.orderedList,
      )}
      {tool(
        t('quote'),
        <Quote aria-hidden />,
        run((chain) => chain.toggleBlockquote()),
        active.blockquote,
      )}
      {!active.table &&
        tool(
          t('table'),
          <TableIcon aria-hidden />,
          run((chain) => chain.insertTable(NEW_TABLE)),
        )}
      {active.table && (
        <>
          {tool(
            t('addRow'),
            <BetweenHorizontalEnd aria-hidden />,
            run((chain) => chain.addRowAfter()),
          )}
          {tool(
            t('addColumn'),
            <BetweenVerticalEnd aria-hidden />,
            run((chain) => chain.addColumnAfter()),
          )}
          {tool(
            t('deleteRow'),
            <TableRowsSplit aria-hidden />,
            run((chain) => chain.deleteRow()),
          )}
          {tool(
            t('deleteColumn'),
            <TableColumnsSplit aria-hidden />,
            run((chain) => chain.deleteColumn()),
          )}
          {tool(
            t('deleteTable'),
            <Grid2x2X aria-hidden />,
            run((chain) => chain.deleteTable()),
          )}
        </>
      )}
      {editor && <LinkDialog editor={editor} isOpen={isLinking} onClose={() => setLinking(false)} />}
    </>
  )
}

export const NEW_TABLE = { rows: 3, cols: 3, withHeaderRow: true }

function Separator() {
  return <span className="formatting-separator" aria-hidden="true" />
}
