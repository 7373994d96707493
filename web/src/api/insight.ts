import { get } from './client'
import type { Query } from './opinions'
import type { Overview } from './types'

export const overview = (query: Query, signal?: AbortSignal) => get<Overview>('/api/v1/overview', query, signal)
