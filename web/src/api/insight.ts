import { call, get } from './client'
import type { Query } from './opinions'
import type { HandedOver, OfficerLoad, Overview } from './types'

export const overview = (query: Query, signal?: AbortSignal) => get<Overview>('/api/v1/overview', query, signal)
export const loads = (signal?: AbortSignal) => get<{ as_of: string; officers: OfficerLoad[] }>('/api/v1/loads', {}, signal)

/** Everything somebody has in hand goes to another of the squad. */
export async function handOver(officer: string, to: string, reason: string): Promise<HandedOver> {
  return (await call<HandedOver>('POST', `/api/v1/officers/${officer}/hand-over`, { body: { to, reason } })).value
}
