import type { RouteRecordRaw } from 'vue-router'
import type { WordKey } from '@/words'
import type { IconName } from '@/ui/icons'

/** What a capability tells the shell about itself: its routes and its place in the rail. */
export interface Manifest {
  routes: RouteRecordRaw[]
  rail: { to: string; icon: IconName; label: WordKey; permission?: string; count?: 'unread' }[]
}

declare module 'vue-router' {
  interface RouteMeta {
    /** May be seen without a session. */
    open?: boolean
    /** Nothing here for whoever lacks this permission: they are led to their own first page. */
    needs?: string
    /** Fills a wall with `?screen=big`: no frame around it. */
    wall?: boolean
  }
}
