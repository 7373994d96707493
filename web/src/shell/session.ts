import { computed, inject, ref, shallowRef, type ComputedRef, type InjectionKey } from 'vue'
import { LiveEvents } from '@/api/events'
import { draftsBelongTo } from '@/api/drafts'
import * as api from '@/api/session'
import type { Me, Reference } from '@/api/types'
import { setServerNow } from '@/ui/time'

/** Who is signed in and what the bureau calls things: shared by every page, so the one store there is. */
export class Session {
  readonly me = shallowRef<Me | null>(null)
  readonly reference = shallowRef<Reference | null>(null)
  readonly unread = ref(0)
  readonly live = new LiveEvents()

  /** Takes over the answer of sign-in or of `/me`, then fetches the names. */
  async begin(me: Me): Promise<void> {
    setServerNow(me.now)
    if ('read_opinions' in me.permissions && !me.owed) this.reference.value = await api.reference()
    draftsBelongTo(me.account)
    this.unread.value = me.inbox
    this.me.value = me
  }

  async end(): Promise<void> {
    await api.signOut()
    draftsBelongTo(null)
    this.forget()
  }

  forget(): void {
    this.me.value = null
    this.live.close()
  }

  /** The demo's clock jumped, or was to go back and did not. */
  clock(now: string, refused: string | null): void {
    setServerNow(now)
    if (this.me.value) this.me.value = { ...this.me.value, now, demo_clock: true, demo_clock_refused: refused }
  }

  may(permission: string): boolean {
    return permission in (this.me.value?.permissions ?? {})
  }
}

export const sessionKey: InjectionKey<Session> = Symbol('session')

export function useSession(): Session {
  const session = inject(sessionKey)
  if (!session) throw new Error('no session provided')
  return session
}

/** For pages that are only drawn when somebody is signed in. */
export function useMe(): Me {
  const me = useSession().me.value
  if (!me) throw new Error('nobody is signed in')
  return me
}

/** The same as it is now: the demo's clock moves. */
export function useMeNow(): ComputedRef<Me> {
  const [session, first] = [useSession(), useMe()]
  return computed(() => session.me.value ?? first)
}
