import { nextTick, ref, shallowRef } from 'vue'
import { asProblem } from '@/api/problem'
import type { Problem } from '@/api/types'
import { retryText } from '@/ui/retry'
import { t } from '@/words'

/** One form on one's own account: what is missing, what the server said at each field, what else it said. */
export function useOwnAct<F extends string>(names: readonly F[]) {
  const busy = ref(false)
  const errors = ref<Partial<Record<F, string>>>({})
  const problem = shallowRef<Problem | null>(null)
  const said = ref('')

  /** Runs `act` unless something is missing; says whether it was done. */
  async function run(form: HTMLElement | null, missing: Partial<Record<F, string>>, act: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false
    said.value = ''
    problem.value = null
    errors.value = missing
    if (!Object.keys(missing).length) {
      busy.value = true
      try {
        await act()
        return true
      } catch (thrown) {
        const now = asProblem(thrown)
        const at = (now.fields ?? []).filter((field) => names.includes(field.path as F))
        errors.value = Object.fromEntries(at.map((field) => [field.path, field.mend])) as Partial<Record<F, string>>
        if (!at.length) problem.value = now
      } finally {
        busy.value = false
      }
    }
    await nextTick()
    form?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
    return false
  }
  return { busy, errors, problem, said, run }
}

/** What is missing among what was typed. */
export function blanks<F extends string>(typed: Record<F, string>): Partial<Record<F, string>> {
  const empty = (Object.keys(typed) as F[]).filter((name) => !typed[name].trim())
  return Object.fromEntries(empty.map((name) => [name, t('own_missing')])) as Partial<Record<F, string>>
}

export const problemLine = (problem: Problem): string => `${problem.title} ${problem.detail ?? retryText(problem)}`.trim()
