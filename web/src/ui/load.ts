import { onScopeDispose, shallowRef } from 'vue'
import { asProblem } from '@/api/problem'
import type { Problem } from '@/api/types'

/** One thing a page shows, fetched again on demand. An older answer never replaces a newer one. */
export function useLoad<T, A extends unknown[]>(fetch: (signal: AbortSignal, ...args: A) => Promise<T>) {
  const value = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = shallowRef(false)
  let running: AbortController | null = null

  async function load(...args: A): Promise<T | null> {
    running?.abort()
    const mine = (running = new AbortController())
    busy.value = true
    try {
      const got = await fetch(mine.signal, ...args)
      if (mine.signal.aborted) return null
      value.value = got
      problem.value = null
      return got
    } catch (thrown) {
      if (!mine.signal.aborted) problem.value = asProblem(thrown)
      return null
    } finally {
      if (running === mine) busy.value = false
    }
  }
  onScopeDispose(() => running?.abort())
  return { value, problem, busy, load }
}
