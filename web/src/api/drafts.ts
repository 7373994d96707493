import { onScopeDispose, watch } from 'vue'

/**
 * Keeps what is being typed in this window, so that an ended session or a stale page costs nobody their words.
 * Photos are kept by their number on the server.
 */
export function readDraft<T extends object>(key: string): Partial<T> | null {
  try {
    const text = sessionStorage.getItem(`draft:${key}`)
    return text ? (JSON.parse(text) as Partial<T>) : null
  } catch {
    return null
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(`draft:${key}`)
}

/** Drafts are one person's: when another signs in at this window, or somebody signs out, they go. */
export function draftsBelongTo(account: string | null): void {
  if (account === null || sessionStorage.getItem('draft-owner') !== account) {
    for (const key of Object.keys(sessionStorage)) if (/^(draft:|last-)/.test(key)) sessionStorage.removeItem(key)
  }
  if (account === null) sessionStorage.removeItem('draft-owner')
  else sessionStorage.setItem('draft-owner', account)
}

/** Writes the model half a second after each change, and when the form goes; ended by hand, it writes no more. */
export function keepDraft(key: string, model: object, saved: (at: Date) => void = () => {}): () => void {
  let timer = 0
  let waiting = false
  const write = () => {
    sessionStorage.setItem(`draft:${key}`, JSON.stringify(model))
    saved(new Date())
    waiting = false
  }
  const stop = watch(model, () => {
    waiting = true
    clearTimeout(timer)
    timer = window.setTimeout(write, 500)
  }, { deep: true })
  const end = () => {
    stop()
    clearTimeout(timer)
    waiting = false
  }
  onScopeDispose(() => {
    if (waiting) write()
    end()
  })
  return end
}
