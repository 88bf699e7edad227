import type { EditorView } from '@tiptap/pm/view'
import type { Store } from '../../ui/store.ts'

/** An open slash menu: what was typed after the slash, and where. */
export interface SlashMenu {
  view: EditorView
  query: string
  from: number
  to: number
}

/** The one slash menu of the page; its view moves the choice and carries it out. */
export class SlashMenuState implements Store<SlashMenu | undefined> {
  readonly #listeners = new Set<() => void>()
  #menu: SlashMenu | undefined
  /** Set by the menu's view: answers true when the key was the menu's. */
  onKey: ((key: string) => boolean) | undefined

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly read = () => this.#menu

  set(menu: SlashMenu | undefined): void {
    if (menu === this.#menu) return
    this.#menu = menu
    for (const listener of this.#listeners) listener()
  }
}
