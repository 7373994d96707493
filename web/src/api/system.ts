import { call, get } from './client'
import type { Body, CatalogueSetting, ContactSetting, HolidaysSetting, HoursSetting, JobPage, JoinSetting, LimitsSetting, MailChannel, Message, MessagePage, Preview, QuietHours, ReopeningSetting, RetentionSetting, RetentionTried, RulesSetting, SignInSetting, SmsChannel, SquadInTree, TargetsSetting, Texts } from './types'

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

function setting<T>(path: string) {
  return { show: (signal?: AbortSignal) => kept<T>(path, signal), set: (version: number, body: Body) => set<T>(path, version, body) }
}

/** Every setting, by the name the server keeps it under. */
export const settings = {
  categories: setting<CatalogueSetting>('/api/v1/settings/categories'),
  contact: setting<ContactSetting>('/api/v1/settings/contact'),
  join_metres: setting<JoinSetting>('/api/v1/settings/joining'),
  reopen_days: setting<ReopeningSetting>('/api/v1/settings/reopening'),
  hours: setting<HoursSetting>('/api/v1/settings/hours'),
  holidays: setting<HolidaysSetting>('/api/v1/settings/holidays'),
  limits: setting<LimitsSetting>('/api/v1/settings/limits'),
  rules: setting<RulesSetting>('/api/v1/settings/rules'),
  targets: setting<TargetsSetting>('/api/v1/settings/targets'),
  sms: setting<SmsChannel>('/api/v1/channels/sms'),
  mail: setting<MailChannel>('/api/v1/channels/mail'),
  quiet: setting<QuietHours>('/api/v1/messages/quiet'),
  texts: setting<Texts>('/api/v1/messages/texts'),
  sign_in: setting<SignInSetting>('/api/v1/sign-in-rules'),
  retention: setting<RetentionSetting>('/api/v1/settings/retention'),
}
export type SettingName = keyof typeof settings

/** A setting as it was at an earlier version. */
export const putBack = async (name: SettingName, expected: number, version: number) => void (await call('POST', `/api/v1/settings/${name}/put-back`, { version: expected, body: { version } }))
/** What other limits of categories would do to what is open; changes nothing. */
export const tryCatalogue = async (version: number, body: Body) => (await set<CatalogueSetting>('/api/v1/settings/categories?dry_run=true', version, body)).value.trial!
/** What notices would do to what is open; changes nothing. */
export const tryHolidays = async (version: number, body: Body) => (await set<HolidaysSetting>('/api/v1/settings/holidays?dry_run=true', version, body)).value.trial!
/** What other limits would do to what is open; changes nothing. */
export const tryLimits = async (version: number, body: Body) => (await set<LimitsSetting>('/api/v1/settings/limits?dry_run=true', version, body)).value.trial!
/** The tree of squads, with what hangs on each. */
export const squads = async (signal?: AbortSignal) => (await get<{ squads: SquadInTree[] }>('/api/v1/squads', {}, signal)).squads
export const openSquad = async (body: Body) => (await call<SquadInTree>('POST', '/api/v1/squads', { body })).value
export const changeSquad = async (squad: SquadInTree, body: Body) => (await call<SquadInTree>('PUT', `/api/v1/squads/${squad.id}`, { version: squad.version, body })).value
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
