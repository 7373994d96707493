import { onBeforeUnmount, onMounted } from 'vue'
import type { LiveEvent } from '@/api/events'
import { useSession } from '@/shell/session'

/** So long after something changed the figures are read again; a busy hour reads them no more often than this. */
const settleMs = 3000

/** Reads again what is shown once what others do has settled; `heard` gets every event first. */
export function useSettled(again: () => void, heard: (event: LiveEvent) => void = () => {}): void {
  const session = useSession()
  let timer = 0
  let stop = () => {}
  onMounted(() => {
    stop = session.live.listen((event) => {
      heard(event)
      if (event.kind === 'inbox' || timer) return
      timer = window.setTimeout(() => {
        timer = 0
        again()
      }, settleMs)
    })
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    stop()
  })
}
