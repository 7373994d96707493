import { onBeforeUnmount, onMounted } from 'vue'

type Bindings = Record<string, (event: KeyboardEvent) => void>

/** Single keys can be turned off (WCAG 2.1.4): people who dictate text hit them by accident. */
export function singleKeysOn(): boolean {
  return localStorage.getItem('single-keys') !== 'off'
}

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem('single-keys')
  else localStorage.setItem('single-keys', 'off')
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type)))
}

/**
 * Binds keys while the component lives: `j`, `Enter`, `?`, `ctrl+k`, `ctrl+Enter`. Plain keys do nothing while somebody
 * types or a dialog is open; Enter and space stay with a focused button or link.
 */
export function useKeys(bindings: Bindings): void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return
    const command = event.ctrlKey || event.metaKey
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const act = bindings[(command ? 'ctrl+' : '') + key]
    if (!act) return
    if (!command) {
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      if (event.key.length === 1 && !singleKeysOn()) return
      const held = event.target instanceof Element ? event.target.closest('a, button, summary') : null
      if (held && (event.key === 'Enter' || event.key === ' ')) return
    }
    event.preventDefault()
    act(event)
  }
  onMounted(() => document.addEventListener('keydown', press))
  onBeforeUnmount(() => document.removeEventListener('keydown', press))
}
