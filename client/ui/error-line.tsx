/** What went wrong, beside what asked for it; nothing where nothing did. */
export function ErrorLine({ children }: { children: string | undefined }) {
  if (!children) return null
  return (
    <p className="field-error" role="alert">
      {children}
    </p>
  )
}
