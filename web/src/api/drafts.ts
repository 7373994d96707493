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
