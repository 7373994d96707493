import type { LocationQuery } from 'vue-router'
import type { Message } from '@/api/types'

export const messageStates = ['waiting', 'sent', 'failed', 'not_connected'] as const

/** What the address says about the list. */
export interface MessageList { state: string; after: string }

export function readMessages(query: LocationQuery): MessageList {
  const one = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
  return { state: one(query.state), after: one(query.after) }
}

/** Only what did not go out is sent again. */
export const isStuck = (message: Message): boolean => ['failed', 'not_connected'].includes(message.state.code)

/** 1290 → 21:30 */
export function timeOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** 21:30 → 1290; nothing where it is no time of the day. */
export function minuteOf(text: string): number | null {
  const found = /^([01]?\d|2[0-3])[:\uff1a]([0-5]\d)$/.exec(text.trim())
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}
