import { call, get, upload, type Answer } from './client'
import type { Attachment, Body, DistrictMap, HeldOfPerson, Hints, Notice, Opinion, Page, Received, Revealed, Row, View } from './types'

const root = '/api/v1/opinions'

export type Query = Record<string, string | number | undefined>

export const views = (signal?: AbortSignal) => get<{ items: View[] }>('/api/v1/views', {}, signal)
export const list = (query: Query, signal?: AbortSignal) => get<Page<Row>>(root, query, signal)
export const map = () => get<DistrictMap>('/api/v1/map')

export const open = (id: string, signal?: AbortSignal) => get<Opinion>(`${root}/${id}`, {}, signal)

export async function receive(body: Body): Promise<Received> {
  return (await call<Received>('POST', root, { body })).value
}

/** A look: no key, nothing is kept of it. */
export async function hintsFor(body: Body, signal?: AbortSignal): Promise<Hints> {
  return (await call<Hints>('POST', '/api/v1/opinion-hints', { body, signal })).value
}

export async function takeOutPerson(phone: string, reason: string): Promise<HeldOfPerson> {
  return (await call<HeldOfPerson>('POST', '/api/v1/person-exports', { body: { phone, reason } })).value
}

/** Carries out an act on the version the person saw. */
export async function act(id: string, name: string, version: number, body: Body): Promise<Opinion> {
  const answer: Answer<Opinion> = await call('POST', `${root}/${id}/${name}`, { body, version })
  return answer.value
}

export async function reveal(id: string, reason: string): Promise<Revealed> {
  return (await call<Revealed>('POST', `${root}/${id}/reveal`, { body: { reason } })).value
}

export const attach = (file: File, progress: (share: number) => void, signal?: AbortSignal) =>
  upload<Attachment>('/api/v1/attachments', file, progress, signal)

export const inbox = (after?: string) => get<Page<Notice>>('/api/v1/inbox', { after })

export async function markRead(which: { ids: string[] } | { all: true }): Promise<void> {
  await call('POST', '/api/v1/inbox/read', { body: which })
}
