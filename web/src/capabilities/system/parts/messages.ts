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

/** A whole number as typed, full-width digits too; nothing where it is none. */
export function wholeNumber(typed: string): number | null {
  const plain = typed.trim().normalize('NFKC')
  return /^\d{1,5}$/.test(plain) ? Number(plain) : null
}

/** Days as people part them; full-width digits too. */
export const daysOf = (typed: string): string[] => typed.normalize('NFKC').split(/[\s,\u3001;]+/).filter(Boolean)

/** 1290 → 21:30 */
export function timeOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** 21:30 → 1290; nothing where it is no time of the day. */
export function minuteOf(text: string): number | null {
  const found = /^([01]?\d|2[0-3])[:\uff1a]([0-5]\d)$/.exec(text.trim())
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

/** [[510, 720], [840, 1050]] → 8:30-12:00 14:00-17:30 */
export function spansText(spans: [number, number][]): string {
  return spans.map(([from, to]) => `${timeOf(from)}-${timeOf(to)}`).join(' ')
}

/** And back; nothing where it is no hours. 24:00 ends a day. */
export function spansOf(text: string): [number, number][] | null {
  const end = (written: string) => (/^24[:\uff1a]00$/.test(written) ? 1440 : minuteOf(written))
  const parts = text.trim().split(/[\s,\uff0c\u3001]+/).filter(Boolean)
  const spans = parts.map((part) => {
    const [from, to, more] = part.split(/[-\u2013\u2014~]/)
    return more === undefined && from && to ? [minuteOf(from), end(to)] : [null, null]
  })
  return spans.every(([from, to]) => from !== null && to !== null) ? (spans as [number, number][]) : null
}
