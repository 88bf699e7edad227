import { X } from 'lucide-react'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslations } from 'use-intl'
import { useEdgeAwayFromCaret } from './away-from-caret.ts'

export interface ToastContent {
  text: string
  /** Takes the place of the one shown before of its kind; else of one with the same text. */
  kind?: 'undo'
  /** A toast with an action stays until it is used or closed, unless it is a chance to undo; one without goes by itself. */
  action?: { label: string; onPress(): void }
}

export interface Toasts {
  /** Answers what closes it early. */
  show(content: ToastContent): () => void
}

const READING_TIME_MS = 6_000
const UNDO_TIME_MS = 10_000

type ShownToast = ToastContent & { id: number }

const ToastContext = createContext<Toasts | undefined>(undefined)

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext)
  if (!toasts) throw new Error('useToasts needs a ToastProvider above it.')
  return toasts
}

/** Holds the one status region, mounted always: screen readers miss regions that come together with their text. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly ShownToast[]>([])
  const nextId = useRef(1)
  const region = useRef<HTMLDivElement>(null)
  const edge = useEdgeAwayFromCaret(region, shown.length > 0)

  const remove = useCallback((id: number) => {
    setShown((before) => before.filter((toast) => toast.id !== id))
  }, [])

  const toasts = useMemo<Toasts>(
    () => ({
      show(content) {
        const id = nextId.current++
        setShown((before) => [
          ...before.filter((toast) => kindOf(toast) !== kindOf(content)).slice(-2),
          { ...content, id },
        ])
        return () => remove(id)
      },
    }),
    [remove],
  )

  return (
    <ToastContext value={toasts}>
      {children}
      <div ref={region} className="toast-region" role="status" data-edge={edge}>
        {shown.map((toast) => (
          <Toast key={toast.id} toast={toast} onClose={remove} />
        ))}
      </div>
    </ToastContext>
  )
}

function Toast({ toast, onClose }: { toast: ShownToast; onClose(id: number): void }) {
  const t = useTranslations('common')
  const { id, text, action } = toast
  const [isHovered, setHovered] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const isHeld = isHovered || isFocused
  const time = timeOf(toast)

  useEffect(() => {
    if (isHeld || time === undefined) return
    const timer = setTimeout(() => onClose(id), time)
    return () => clearTimeout(timer)
  }, [isHeld, time, id, onClose])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that somebody is reading or using it
    <div
      className="toast"
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <span>{text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.onPress()
            onClose(id)
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="toast-close" aria-label={t('close')} onClick={() => onClose(id)}>
        <X aria-hidden />
      </button>
    </div>
  )
}

function kindOf({ kind, text }: ToastContent): string {
  return kind ?? text
}

function timeOf({ kind, action }: ToastContent): number | undefined {
  if (kind === 'undo') return UNDO_TIME_MS
  return action ? undefined : READING_TIME_MS
}
