import { call, get } from './client'
import type { Body, ContactSetting, HoursSetting, JobPage, MailChannel, Message, MessagePage, Preview, QuietHours, RetentionSetting, RetentionTried, RulesSetting, SmsChannel, Texts } from './types'

/** A setting with the version a change of it must name. */
export interface Kept<T> { value: T; version: number }

const versionOf = (etag: string | null) => Number((etag ?? '').replaceAll('"', ''))

async function kept<T>(path: string, signal?: AbortSignal): Promise<Kept<T>> {
  const { value, etag } = await call<T>('GET', path, { signal })
  return { value, version: versionOf(etag) }
}

async function set<T>(path: string, version: number, body: Body): Promise<Kept<T>> {
  const { value, etag } = await call<T>('PUT', path, { version, body })
  return { value, version: versionOf(etag) }
}

export const settings = {
  contact: { show: (signal?: AbortSignal) => kept<ContactSetting>('/api/v1/settings/contact', signal), set: (version: number, body: Body) => set<ContactSetting>('/api/v1/settings/contact', version, body) },
  hours: { show: (signal?: AbortSignal) => kept<HoursSetting>('/api/v1/settings/hours', signal), set: (version: number, body: Body) => set<HoursSetting>('/api/v1/settings/hours', version, body) },
  rules: { show: (signal?: AbortSignal) => kept<RulesSetting>('/api/v1/settings/rules', signal), set: (version: number, body: Body) => set<RulesSetting>('/api/v1/settings/rules', version, body) },
  sms: { show: (signal?: AbortSignal) => kept<SmsChannel>('/api/v1/channels/sms', signal), set: (version: number, body: Body) => set<SmsChannel>('/api/v1/channels/sms', version, body) },
  mail: { show: (signal?: AbortSignal) => kept<MailChannel>('/api/v1/channels/mail', signal), set: (version: number, body: Body) => set<MailChannel>('/api/v1/channels/mail', version, body) },
  quiet: { show: (signal?: AbortSignal) => kept<QuietHours>('/api/v1/messages/quiet', signal), set: (version: number, body: Body) => set<QuietHours>('/api/v1/messages/quiet', version, body) },
  retention: { show: (signal?: AbortSignal) => kept<RetentionSetting>('/api/v1/settings/retention', signal), set: (version: number, body: Body) => set<RetentionSetting>('/api/v1/settings/retention', version, body) },
  texts: { show: (signal?: AbortSignal) => kept<Texts>('/api/v1/messages/texts', signal), set: (version: number, body: Body) => set<Texts>('/api/v1/messages/texts', version, body) },
}

/** What the rules would do to what came lately; changes nothing. */
export const tryRules = async (version: number, body: Body) => (await set<RulesSetting>('/api/v1/settings/rules?dry_run=true', version, body)).value.trial!
/** How many a term would forget at once; changes nothing. */
export const tryRetention = async (body: Body) => (await call<RetentionTried>('POST', '/api/v1/settings/retention/trial', { body })).value
export const preview = (kind: string, text: string, signal?: AbortSignal) => get<Preview>('/api/v1/messages/texts/preview', { kind, text }, signal)
export const messages = (query: Record<string, string | undefined>, signal?: AbortSignal) => get<MessagePage>('/api/v1/messages', query, signal)
export const jobs = (query: Record<string, string | undefined>, signal?: AbortSignal) => get<JobPage>('/api/v1/jobs', query, signal)
export const resend = async (id: string) => (await call<Message>('POST', `/api/v1/messages/${id}/resend`, { body: {} })).value
export const retry = async (id: string) => void (await call('POST', `/api/v1/jobs/${id}/retry`, { body: {} }))
export const tryChannel = async (channel: string, address: string) => (await call<Message>('POST', `/api/v1/channels/${channel}/try`, { body: { address } })).value
