import { onBeforeUnmount, onMounted, reactive, ref, type ShallowRef } from 'vue'
import { list } from '@/api/opinions'
import type { Row } from '@/api/types'
import { useSession } from '@/shell/session'
import { apiQuery, type Ledger } from './ledger'

/**
 * Keeps the rows on the screen true while others work: a row changed elsewhere is replaced where it stands, one that
 * no longer belongs is marked, new ones are counted and wait for the person. Rows never move by themselves.
 */
export function useLiveRows(rows: ShallowRef<Row[]>, ledger: () => Ledger, changed: () => void, again: () => void) {
  const session = useSession()
  const fresh = reactive(new Set<string>())
  const gone = reactive(new Set<string>())
  const arrived = reactive(new Set<string>())
  const connected = ref(true)
  const waiting = new Map<string, string>()
  let timer = 0
  let stop = () => {}

  async function settle(): Promise<void> {
    const batch = [...waiting]
    waiting.clear()
    changed()
    for (const [id, number] of batch.slice(0, 12)) await look(id, number).catch(() => undefined)
  }

  async function look(id: string, number: string): Promise<void> {
    const shown = rows.value.some((row) => row.id === id)
    const mine = (await list({ ...apiQuery(ledger(), false), number, limit: 1 })).items.find((row) => row.id === id)
    if (!shown) {
      if (mine) arrived.add(id)
      return
    }
    const now = mine ?? (await list({ view: 'all', number, limit: 1 })).items.find((row) => row.id === id)
    if (!now) return
    rows.value = rows.value.map((row) => (row.id === id ? now : row))
    fresh.add(id)
    if (mine) gone.delete(id)
    else gone.add(id)
  }

  onMounted(() => {
    stop = session.live.listen((event) => {
      if (event.kind === 'state') {
        // What was said while the line was down is lost: read again.
        if (event.connected && !connected.value) again()
        connected.value = event.connected
      }
      if (event.kind === 'behind') again()
      if (event.kind !== 'opinion') return
      waiting.set(event.id, event.number)
      clearTimeout(timer)
      timer = window.setTimeout(() => void settle(), 300)
    })
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    stop()
  })

  function reset(): void {
    for (const marks of [fresh, gone, arrived]) marks.clear()
  }
  return { fresh, gone, arrived, connected, reset }
}
