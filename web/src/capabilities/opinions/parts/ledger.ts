import type { LocationQuery } from 'vue-router'
import type { Query } from '@/api/opinions'
import type { ClockGroup, Colour, Reference, Row } from '@/api/types'
import { dayText } from '@/ui/time'
import { t, tc, type WordKey } from '@/words'
import type { IconName } from '@/ui/icons'

export const filterNames = ['standing', 'squad', 'category', 'kind', 'channel', 'urgency', 'approach', 'colour'] as const
export type FilterName = (typeof filterNames)[number]
/** Conditions a figure of the overview opens to; each is shown and taken off, and added there alone. */
export const figureNames = ['closed_from', 'closed_to', 'due_from', 'due_to', 'grid', 'in_time', 'satisfied', 'handler', 'supervised'] as const
export type FigureName = (typeof figureNames)[number]
/** The value of a filter for what has none: with no squad, not sorted. */
const none = 'none'
export type Chip = FilterName | 'received'
export const chips: readonly Chip[] = [...filterNames, 'received']
export const sorts = ['due', 'received', 'closed'] as const
/** Each order has one direction: what is soonest due, what is newest. */
export const directions = { due: 'ascending', received: 'descending', closed: 'descending' } as const

/** The orders of a view: closed ones are listed only where all are. */
export const sortsOf = (view: string): readonly Ledger['sort'][] => (view === 'all' ? sorts : ['due', 'received'])

/** What the address says about the list. Names outside the list never reach the server. */
export interface Ledger {
  view: string
  /** Words to be found. */
  q: string
  sort: (typeof sorts)[number]
  filters: Partial<Record<FilterName, string>>
  figures: Partial<Record<FigureName, string>>
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

/** In order of due only open ones have a place: the list of all, and what is found, begin with what came last, as the server does unasked. */
const firstSort = (view: string, q: string): Ledger['sort'] => (view === 'all' || q ? 'received' : 'due')

const one = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readLedger(query: LocationQuery): Ledger {
  const filters: Ledger['filters'] = {}
  const view = one(query.view) || 'open'
  for (const name of filterNames) if (one(query[name])) filters[name] = one(query[name])
  const q = one(query.q)
  const figures: Ledger['figures'] = {}
  for (const name of figureNames) if (one(query[name])) figures[name] = one(query[name])
  return {
    view,
    q,
    sort: sorts.find((sort) => sort === query.sort) ?? firstSort(view, q),
    filters,
    figures,
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
  if (ledger.q) query.q = ledger.q
  if (ledger.sort !== firstSort(ledger.view, ledger.q)) query.sort = ledger.sort
  for (const name of filterNames) if (ledger.filters[name]) query[name] = ledger.filters[name]
  for (const name of figureNames) if (ledger.figures[name]) query[name] = ledger.figures[name]
  if (ledger.from) query.received_from = ledger.from
  if (ledger.to) query.received_to = ledger.to
  if (ledger.limit !== limits[0]) query.limit = String(ledger.limit)
  return query
}

/** What a kept view asks: the address without the length of its pages. */
export function questionOf(ledger: Ledger): Record<string, string> {
  const { limit: _, ...question } = addressOf(ledger)
  return question
}

/** Whether two questions are the same, in whatever order they are written. */
export const sameQuestion = (one: Record<string, string>, other: Record<string, string>): boolean =>
  Object.keys(one).length === Object.keys(other).length && Object.entries(one).every(([name, value]) => other[name] === value)

/** Columns a person may hide; clock, number and words always stay. */
export const columns = ['cat', 'at', '721', 'st', 'who', 'from'] as const
export type ColumnName = (typeof columns)[number]

export function apiQuery(ledger: Ledger, paged = true): Query {
  const query: Query = { ...addressOf(ledger), sort: ledger.sort }
  if (paged) Object.assign(query, { after: ledger.after, before: ledger.before })
  return query
}

export function isFiltered(ledger: Ledger): boolean {
  return !!ledger.q || Object.keys(ledger.filters).length > 0 || Object.keys(ledger.figures).length > 0 || !!ledger.from || !!ledger.to
}

/** The same view with nothing asked of it. */
export const cleared = (ledger: Ledger): Ledger => ({ ...ledger, q: '', filters: {}, figures: {}, from: '', to: '', sort: firstSort(ledger.view, '') })

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
    case 'squad': return [{ group: '', options: [...reference.squads.map((squad) => ({ value: squad.id, name: squad.name })), { value: none, name: t('filter_no_squad') }] }]
    case 'category': return [...byMajor(reference).map(([group, list]) => ({ group, options: list.map((category) => ({ value: category.code, name: category.name })) })), { group: '', options: [{ value: none, name: t('filter_no_category') }] }]
  }
}

/** A condition a figure brought, in words. */
export function figureText(reference: Reference, name: FigureName, value: string): string {
  const said = (text: string) => `${tc('filter_', name)} ${text}`
  switch (name) {
    case 'handler': return said(reference.people.find((person) => person.id === value)?.name ?? value)
    case 'grid': return said(value === none ? t('filter_no_grid') : value)
    case 'in_time': case 'satisfied': case 'supervised': return tc(`filter_${name}_`, value, said(value))
    default: return said(dayText(value))
  }
}

export function byMajor(reference: Reference): [string, Reference['categories']][] {
  const groups = new Map<string, Reference['categories']>()
  for (const category of reference.categories) groups.set(category.major_name, [...(groups.get(category.major_name) ?? []), category])
  return [...groups]
}

const groupColour: Record<ClockGroup, Colour> = { overdue: 'red', today: 'yellow', soon: 'yellow', normal: 'on_time', suspended: 'suspended', done: 'closed' }
/**
 * In order of due the first two follow each other; near-due and ordinary ones mix, because hours and days turn yellow
 * at different distances, and what is stopped or done has no due day.
 */
const stretch: Record<ClockGroup, number> = { overdue: 0, today: 1, soon: 2, normal: 2, suspended: 3, done: 3 }

/** `whole`: no row of the group stands on another page, so counting the page counts the group. */
export interface Group { key: ClockGroup; title: string; colour: Colour; rows: Row[]; whole: boolean }

/** The heading a row stands under. Without a clock it stands with the done ones. */
export const groupOf = (row: Row): ClockGroup => row.clock?.group ?? 'done'

/**
 * Rows under the headings of the ledger, each heading once. `stands` is the heading each row was read under: it stays
 * there, whatever happens to it while it is on the screen.
 */
export function grouped(rows: Row[], goesOn: { before: boolean; after: boolean } = { before: false, after: false }, stands: ReadonlyMap<string, ClockGroup> = new Map()): Group[] {
  const of = (row: Row) => stands.get(row.id) ?? groupOf(row)
  const keys = (Object.keys(groupColour) as ClockGroup[]).filter((key) => rows.some((row) => of(row) === key))
  const [first, last] = [keys[0], keys.at(-1)]
  const cut = (key: ClockGroup) => (goesOn.before && stretch[key] <= stretch[first!]) || (goesOn.after && stretch[key] >= stretch[last!])
  return keys.map((key) => ({ key, title: t(`group_${key}` as WordKey), colour: groupColour[key], rows: rows.filter((row) => of(row) === key), whole: !cut(key) }))
}

/** Rows in the order their headings show them. */
export const inGroups = (rows: Row[]): Row[] => grouped(rows).flatMap((group) => group.rows)

export const shortNumber = (number: string): string => number.slice(number.lastIndexOf('-') + 1)

/** 东城中队 → 东城, beside a name. */
export const shortSquad = (name: string): string => {
  const ending = t('squad_ending')
  return name.length > ending.length && name.endsWith(ending) ? name.slice(0, -ending.length) : name
}

export const viewIcons: Record<string, [IconName, string?]> = {
  mine: ['inbox'], overdue: ['late', 'red'], today: ['soon', 'yel'], to_sort: ['list'], to_assign: ['route'], to_reply: ['message'],
  to_verify: ['eye'], asking: ['help'], suspended: ['pause', 'sus'], with_others: ['route'], to_call_back: ['message'], open: ['folder'], all: ['box'],
}
