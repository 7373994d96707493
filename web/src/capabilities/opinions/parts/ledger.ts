import type { LocationQuery } from 'vue-router'
import type { Query } from '@/api/opinions'
import type { ClockGroup, Colour, Reference, Row } from '@/api/types'
import { t, type WordKey } from '@/words'
import type { IconName } from '@/ui/icons'

export const filterNames = ['standing', 'squad', 'category', 'kind', 'channel', 'urgency', 'approach', 'colour'] as const
export type FilterName = (typeof filterNames)[number]
export type Chip = FilterName | 'received'
export const chips: readonly Chip[] = [...filterNames, 'received']
export const sorts = ['due', 'received', 'closed'] as const

/** What the address says about the list. Names outside the list never reach the server. */
export interface Ledger {
  view: string
  sort: (typeof sorts)[number]
  filters: Partial<Record<FilterName, string>>
  from: string
  to: string
  after?: string
  before?: string
  /** How many rows stand before this page: counted here, cursors do not tell. */
  start: number
  /** Rows of a page. */
  limit: number
}

/** 50 is what the server takes unasked, 200 is its most. */
export const limits = [50, 100, 200] as const

const one = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readLedger(query: LocationQuery): Ledger {
  const filters: Ledger['filters'] = {}
  for (const name of filterNames) if (one(query[name])) filters[name] = one(query[name])
  return {
    view: one(query.view) || 'open',
    sort: sorts.find((sort) => sort === query.sort) ?? 'due',
    filters,
    from: one(query.received_from),
    to: one(query.received_to),
    after: one(query.after) || undefined,
    before: one(query.before) || undefined,
    start: Math.max(0, Number.parseInt(one(query.start), 10) || 0),
    limit: limits.find((limit) => String(limit) === query.limit) ?? limits[0],
  }
}

/** The address of a list, without its page. */
export function addressOf(ledger: Ledger): Record<string, string> {
  const query: Record<string, string> = { view: ledger.view }
  if (ledger.sort !== 'due') query.sort = ledger.sort
  for (const name of filterNames) if (ledger.filters[name]) query[name] = ledger.filters[name]
  if (ledger.from) query.received_from = ledger.from
  if (ledger.to) query.received_to = ledger.to
  if (ledger.limit !== limits[0]) query.limit = String(ledger.limit)
  return query
}

export function apiQuery(ledger: Ledger, paged = true): Query {
  const query: Query = { ...addressOf(ledger), sort: ledger.sort }
  if (paged) Object.assign(query, { after: ledger.after, before: ledger.before })
  return query
}

export function isFiltered(ledger: Ledger): boolean {
  return Object.keys(ledger.filters).length > 0 || !!ledger.from || !!ledger.to
}

/** The choices of one filter, in the words of the bureau. */
export function choices(reference: Reference, name: FilterName): { group: string; options: { value: string; name: string }[] }[] {
  const plain = (list: { code: string; name: string }[]) => [{ group: '', options: list.map((named) => ({ value: named.code, name: named.name })) }]
  switch (name) {
    case 'standing': return plain(reference.standings)
    case 'kind': return plain(reference.kinds)
    case 'channel': return plain(reference.channels)
    case 'urgency': return plain(reference.urgencies)
    case 'approach': return plain(reference.approaches)
    case 'colour': return plain(reference.colours)
    case 'squad': return [{ group: '', options: reference.squads.map((squad) => ({ value: squad.id, name: squad.name })) }]
    case 'category': return byMajor(reference).map(([group, list]) => ({ group, options: list.map((category) => ({ value: category.code, name: category.name })) }))
  }
}

export function byMajor(reference: Reference): [string, Reference['categories']][] {
  const groups = new Map<string, Reference['categories']>()
  for (const category of reference.categories) groups.set(category.major_name, [...(groups.get(category.major_name) ?? []), category])
  return [...groups]
}

const groupColour: Record<ClockGroup, Colour> = { overdue: 'red', today: 'yellow', soon: 'yellow', normal: 'on_time', suspended: 'suspended', done: 'closed' }

/** `whole`: no row of the group stands on another page, so counting the page counts the group. */
export interface Group { key: string; title: string; colour: Colour; rows: Row[]; whole: boolean }

/** Rows under the headings of the ledger, in the order they came. Without a clock a row stands with the done ones. */
export function grouped(rows: Row[], goesOn: { before: boolean; after: boolean } = { before: false, after: false }): Group[] {
  const groups: Group[] = []
  for (const row of rows) {
    const key = row.clock?.group ?? 'done'
    let group = groups.at(-1)
    if (group?.key !== key) groups.push((group = { key, title: t(`group_${key}` as WordKey), colour: groupColour[key], rows: [], whole: true }))
    group.rows.push(row)
  }
  const [first, last] = [groups[0], groups.at(-1)]
  if (first && goesOn.before) first.whole = false
  if (last && goesOn.after) last.whole = false
  return groups
}

export const shortNumber = (number: string): string => number.slice(number.lastIndexOf('-') + 1)

/** 东城中队 → 东城, beside a name. */
export const shortSquad = (name: string): string => {
  const ending = t('squad_ending')
  return name.length > ending.length && name.endsWith(ending) ? name.slice(0, -ending.length) : name
}

export const viewIcons: Record<string, [IconName, string?]> = {
  mine: ['inbox'], overdue: ['late', 'red'], today: ['soon', 'yel'], to_sort: ['list'], to_assign: ['route'], to_reply: ['message'],
  to_verify: ['eye'], asking: ['help'], suspended: ['pause', 'sus'], open: ['folder'], all: ['box'],
}
