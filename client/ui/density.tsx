import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react'
import { usePreference } from './preference.ts'

export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

const DensityContext = createContext<{ density: Density; setDensity(density: Density): void } | undefined>(
  undefined,
)

/** How close everything stands on this device; the style sheets take their lengths from it. */
export function DensityProvider({ children }: { children: ReactNode }) {
  const [density, setDensity] = usePreference('density', DENSITIES, 'comfortable')
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])
  return <DensityContext value={{ density, setDensity }}>{children}</DensityContext>
}

export function useDensity() {
  const density = useContext(DensityContext)
  if (!density) throw new Error('useDensity needs a DensityProvider above it.')
  return density
}
