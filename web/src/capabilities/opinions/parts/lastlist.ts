import { list, type Query } from '@/api/opinions'
import type { Page, Row } from '@/api/types'

/** The list a person came from, so that J and K on an opinion go on through it. Kept in this window only. */
export interface LastList {
  name: string
  address: Record<string, string>
  query: Query
  ids: string[]
  start: number
  next: string | null
  count: { value: number; exact: boolean }
}

const key = 'last-list'

export function rememberList(list: LastList): void {
  sessionStorage.setItem(key, JSON.stringify(list))
}

export function lastList(): LastList | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as LastList | null
  } catch {
    return null
  }
}

/** The opinion opened last: coming back, the cursor stands on it. */
export function rememberOpened(id: string): void {
  sessionStorage.setItem('last-opened', id)
}

export const lastOpened = (): string | null => sessionStorage.getItem('last-opened')

export function place(seen: LastList | null, id: string): { before: string | null; after: string | null; at: number; more: boolean } | null {
  const index = seen?.ids.indexOf(id) ?? -1
  if (!seen || index < 0) return null
  return { before: seen.ids[index - 1] ?? null, after: seen.ids[index + 1] ?? null, at: seen.start + index + 1, more: index === seen.ids.length - 1 && seen.next !== null }
}

/** Fetches the following page of the list and returns its first row. */
export async function goOn(seen: LastList): Promise<string | null> {
  const page: Page<Row> = await list({ ...seen.query, after: seen.next ?? undefined, before: undefined })
  rememberList({ ...seen, ids: [...seen.ids, ...page.items.map((row) => row.id)], next: page.next })
  return page.items[0]?.id ?? null
}
