import { call, get } from './client'
import type { Export, ExportPage, Page, SavedView } from './types'

export const exportsOf = (signal?: AbortSignal) => get<ExportPage>('/api/v1/exports', { limit: 5 }, signal)
export const exportNow = (id: string, signal?: AbortSignal) => get<Export>(`/api/v1/exports/${id}`, {}, signal)
export const fileOf = (id: string) => `/api/v1/exports/${id}/file`

export async function orderExport(form: string, question: Record<string, string>, columns: string[]): Promise<Export> {
  return (await call<Export>('POST', '/api/v1/exports', { body: { form, question, columns } })).value
}

export const savedViews = (signal?: AbortSignal) => get<Page<SavedView>>('/api/v1/saved-views', { limit: 100 }, signal)

export async function saveView(view: { name: string; question: Record<string, string>; shared: boolean }, before?: SavedView): Promise<SavedView> {
  const answer = before
    ? await call<SavedView>('PUT', `/api/v1/saved-views/${before.id}`, { body: view, version: before.version })
    : await call<SavedView>('POST', '/api/v1/saved-views', { body: view })
  return answer.value
}

export async function removeView(id: string): Promise<void> {
  await call('DELETE', `/api/v1/saved-views/${id}`)
}
