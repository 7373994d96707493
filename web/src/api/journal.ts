import { call, get } from './client'
import type { Check, Checks, EntryWhole, JournalPage, LookPage, SignInPage } from './types'

type Query = Record<string, string | undefined>

export const journal = (query: Query, signal?: AbortSignal) => get<JournalPage>('/api/v1/journal', query, signal)
export const entry = (id: string, signal?: AbortSignal) => get<EntryWhole>(`/api/v1/journal/${id}`, {}, signal)
export const checks = (signal?: AbortSignal) => get<Checks>('/api/v1/journal/verification', {}, signal)
export const looks = (query: Query, signal?: AbortSignal) => get<LookPage>('/api/v1/looks', query, signal)
export const signIns = (query: Query, signal?: AbortSignal) => get<SignInPage>('/api/v1/sign-ins', query, signal)

export async function check(): Promise<Check> {
  return (await call<Check>('POST', '/api/v1/journal/verify', { body: {} })).value
}

/** The whole journal as a file; asking for it is an act with a reason. */
export async function take(reason: string): Promise<Blob> {
  return (await call<Blob>('POST', '/api/v1/journal/export', { body: { reason }, file: true })).value
}
