import { call, get } from './client'
import type { Body, ReplyText } from './types'

/** The library of reply texts, by title. */
export const replyTexts = async (signal?: AbortSignal) => (await get<{ texts: ReplyText[] }>('/api/v1/reply-texts', {}, signal)).texts
export const addText = async (body: Body) => (await call<ReplyText>('POST', '/api/v1/reply-texts', { body })).value
export const changeText = async (text: ReplyText, body: Body) => (await call<ReplyText>('PUT', `/api/v1/reply-texts/${text.id}`, { version: text.version, body })).value
export const removeText = async (text: ReplyText) => void (await call('DELETE', `/api/v1/reply-texts/${text.id}`, { version: text.version }))
