import { watchEffect } from 'vue'
import { useSession } from './session'

/** The title of the window: the page, then the bureau. */
export function usePageTitle(title: () => string): void {
  const session = useSession()
  watchEffect(() => {
    const bureau = session.me.value?.bureau.name
    document.title = bureau ? `${title()} · ${bureau}` : title()
  })
}
