import type { LocationQuery } from 'vue-router'
import type { Query } from '@/api/opinions'
import type { Figure, Overview } from '@/api/types'
import { count, t } from '@/words'

export const periods = ['last_7', 'last_30', 'last_90', 'this_month', 'this_year'] as const

/** What the address says the overview is about. */
export interface Asked { period: string; from: string; to: string; squad: string }

const one = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readAsked(query: LocationQuery): Asked {
  const [from, to] = [one(query.from), one(query.to)]
  return { period: from || to ? '' : periods.find((period) => period === query.period) ?? 'last_30', from, to, squad: one(query.squad) }
}

/** The same as an address; the period shown unasked is left out. */
export function addressOf(asked: Asked): Record<string, string> {
  const query: Record<string, string> = {}
  if (asked.from || asked.to) Object.assign(query, asked.from && { from: asked.from }, asked.to && { to: asked.to })
  else if (asked.period !== 'last_30') query.period = asked.period
  if (asked.squad) query.squad = asked.squad
  return query
}

export const apiQuery = (asked: Asked): Query => addressOf(asked)

/** A part of a whole in per cent; nothing of nothing is no share. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null
}

/** 96.4%, 100%; a dash where there is no share. Never rounded up to a target that was missed. */
export function percent(of: number | null, digits = 1): string {
  if (of === null) return t('no_share')
  const factor = 10 ** digits
  return `${String(Math.floor(of * factor + 1e-9) / factor)}%`
}

/** Against the span before: 多3件, 少3件, 一样多. */
export function changed(now: number, before: number): string {
  if (now === before) return t('compared_same')
  return now > before ? t('compared_more', { n: count(now - before) }) : t('compared_less', { n: count(before - now) })
}

/** The first numbers of the second and third shade; the last one begins there, too. Four shades, the first for none. */
export function shadeSteps(most: number): [number, number] {
  const second = Math.max(2, Math.ceil(most / 4) + 1)
  return [second, Math.max(second + 1, Math.ceil(most / 2) + 1)]
}

export function shadeOf(value: number, [second, third]: [number, number]): number {
  if (value === 0) return 0
  return value < second ? 1 : value < third ? 2 : 3
}

/** The cells most is received from, most first; equal ones in the order of the grid. */
export function busiest(cells: Overview['cells'], most: number): Overview['cells'] {
  return cells.filter((cell) => cell.received.now.value > 0).sort((a, b) => b.received.now.value - a.received.now.value).slice(0, most)
}

/** The three ways of a month in per cent, and how many there were. */
export function ways(month: Overview['months'][number]): { code: 'assist' | 'manage' | 'enforce'; figure: Figure; share: number }[] {
  const codes = ['assist', 'manage', 'enforce'] as const
  const all = codes.reduce((sum, code) => sum + month[code].value, 0)
  return codes.map((code) => ({ code, figure: month[code], share: share(month[code].value, all) ?? 0 }))
}
