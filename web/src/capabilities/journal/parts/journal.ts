import type { LocationQuery } from 'vue-router'
import type { Named } from '@/api/types'

export const filterNames = ['from', 'to', 'account', 'act', 'outcome', 'number'] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Partial<Record<FilterName, string>>

const one = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** What the address says about a list of the journal. */
export function readFilters(query: LocationQuery): { filters: Filters; after: string } {
  const given = filterNames.map((name) => [name, one(query[name])] as const).filter(([, value]) => value)
  return { filters: Object.fromEntries(given), after: one(query.after) }
}

/** Days as instants of the bureau's clock: the last day is meant whole. */
export function apiFilters({ from, to, ...filters }: Filters): Record<string, string> {
  const next = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return { ...filters, ...(from ? { from: `${from}T00:00:00+08:00` } : {}), ...(to ? { to: `${next(to)}T00:00:00+08:00` } : {}) }
}

/** Acts by what they are about: `opinions.sort` stands under `opinions`. */
export function byCapability(acts: readonly Named[]): [string, Named[]][] {
  const groups = new Map<string, Named[]>()
  for (const act of acts) {
    const of = act.code.split('.')[0]!
    groups.set(of, [...(groups.get(of) ?? []), act])
  }
  return [...groups]
}

/** Canonical bytes with their lines broken, to be read; what was hashed has none. */
export function readable(bytes: string): string {
  try {
    return JSON.stringify(JSON.parse(bytes), null, 2)
  } catch {
    return bytes
  }
}
