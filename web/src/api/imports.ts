import { call, get, upload } from './client'
import type { Body, ImportFile, ImportRow, Page } from './types'

export const imports = (after: string | undefined, signal?: AbortSignal) => get<Page<ImportRow>>('/api/v1/imports', { limit: 20, after }, signal)
export const importFile = (id: string, signal?: AbortSignal) => get<ImportFile>(`/api/v1/imports/${id}`, {}, signal)
export const markedOf = (id: string) => `/api/v1/imports/${id}/marked`
export const templateFile = '/api/v1/imports/template'

/** A file is no act: it is sent without a key that would have the server hold all of it in memory. */
export const bring = (file: File, progress: (share: number) => void, signal?: AbortSignal) => upload<ImportFile>('/api/v1/imports', file, progress, signal, false)

const post = async (file: ImportFile, act: string, body: Body) => (await call<ImportFile>('POST', `/api/v1/imports/${file.id}/${act}`, { body, version: file.version })).value

export const lookAt = (file: ImportFile, sheet: string | null, head_row: number | null) => post(file, 'sheet', { sheet, head_row })
export const checkFile = (file: ImportFile, columns: Record<string, string>, kinds: Record<string, string>) => post(file, 'check', { columns, kinds })
export const takeFile = (file: ImportFile) => post(file, 'take', {})

export async function discardFile(file: ImportFile): Promise<void> {
  await call('DELETE', `/api/v1/imports/${file.id}`, { version: file.version })
}
