import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import type { Provider } from './use-providers.ts'

interface ProviderButtonsProps {
  providers: readonly Provider[]
  labelOf(provider: Provider): string
  /** Leads there, or resolves where that did not succeed. */
  onPress(provider: Provider): Promise<void>
}

/** A button a provider. */
export function ProviderButtons({ providers, labelOf, onPress }: ProviderButtonsProps) {
  const [pending, setPending] = useState<string>()

  async function press(provider: Provider) {
    setPending(provider.id)
    await onPress(provider)
    setPending(undefined)
  }

  return providers.map((provider) => (
    <Button key={provider.id} isPending={pending === provider.id} onPress={() => void press(provider)}>
      {labelOf(provider)}
    </Button>
  ))
}
