import { X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

export interface ToastContent {
  text: string
  /** A toast with an action stays until it is used or closed; one without goes by itself. */
  action?: { label: string; onPress(): void }
}

export interface Toasts {
  show(content: ToastContent): void
}

const READING_TIME_MS = 6_000

const ToastContext = createContext<Toasts | undefined>(undefined)

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext)
  if (!toasts) throw new Error('useToasts needs a ToastProvider above it.')
  return toasts
}

/** Holds the one status region, mounted always: screen readers miss regions that come together with their text. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common')
  const [shown, setShown] = useState<readonly (ToastContent & { id: number })[]>([])
  const nextId = useRef(1)

  const remove = useCallback((id: number) => {
    setShown((before) => before.filter((toast) => toast.id !== id))
  }, [])

  const toasts = useMemo<Toasts>(
    () => ({
      show(content) {
        const id = nextId.current++
        setShown((before) => [...before.slice(-2), { ...content, id }])
        if (!content.action) setTimeout(() => remove(id), READING_TIME_MS)
      },
    }),
    [remove],
  )

  return (
    <ToastContext value={toasts}>
      {children}
      <div className="toast-region" role="status">
        {shown.map(({ id, text, action }) => (
          <div key={id} className="toast">
            <span>{text}</span>
            {action && (
              <button
                type="button"
                onClick={() => {
                  action.onPress()
                  remove(id)
                }}
              >
                {action.label}
              </button>
            )}
            <button type="button" className="toast-close" aria-label={t('close')} onClick={() => remove(id)}>
              <X aria-hidden />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
