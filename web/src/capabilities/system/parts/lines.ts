import { settings, type SettingName } from '@/api/system'
import type { MailChannel, QuietHours, SettingVersion, SmsChannel, Texts } from '@/api/types'
import { t, tc } from '@/words'
import { spansText, timeOf } from './messages'

/** A setting as its list shows it. */
export interface SettingLine { name: SettingName; says: string; off?: boolean; version: number; history: SettingVersion[] }

/** Settings by what they are about, in the order of a day's questions. */
export const settingGroups: { title: 'settings_residents' | 'settings_handling' | 'settings_messages' | 'settings_house'; names: SettingName[] }[] = [
  { title: 'settings_residents', names: ['contact', 'join_metres', 'reopen_days'] },
  { title: 'settings_handling', names: ['categories', 'hours', 'holidays', 'limits', 'rules', 'targets'] },
  { title: 'settings_messages', names: ['sms', 'mail', 'quiet', 'texts'] },
  { title: 'settings_house', names: ['sign_in', 'retention'] },
]

const connected = (channel: SmsChannel | MailChannel) => (channel.connected ? `${t('channel_on')} ${'url' in channel ? channel.url : channel.host}` : t('channel_off'))
const span = (hours: QuietHours) => (hours.from === null || hours.until === null ? t('quiet_none') : t('quiet_span', { from: timeOf(hours.from!), until: timeOf(hours.until!) }))
const own = (texts: Texts) => texts.texts.map((one) => (one.original ? `${one.name} ${t('text_own')}` : one.name)).join(' ')

type Shown = { [Name in SettingName]: Awaited<ReturnType<(typeof settings)[Name]['show']>>['value'] }

/** What each says, in one line. */
const says: { [Name in SettingName]: (value: Shown[Name]) => string } = {
  categories: (now) => t('catalog_says', { n: now.categories.filter((one) => !one.closed).length }),
  contact: (now) => [now.hotline, now.hotline_hours, now.window].filter(Boolean).join(' ') || t('contact_none'),
  join_metres: (now) => [t('join_says', { n: now.usual }), Object.keys(now.of_category).length ? t('join_says_own', { n: Object.keys(now.of_category).length }) : ''].join(''),
  reopen_days: (now) => t('reopening_says', { n: now.days }),
  hours: (now) => now.seasons.map((season) => `${t('quiet_span', { from: season.from, until: season.to })} ${spansText(season.spans)}`).join('\n'),
  holidays: (now) => t('holidays_says', { n: now.settled_until }),
  limits: (now) => now.usual.map((one) => {
    const set = now.limits.find((row) => row.clock === one.clock && row.category === null && row.urgency === null) ?? one
    return `${tc('limits_clock_', one.clock)}${t('limits_says', { n: set.count, unit: tc('limits_unit_', set.unit) })}`
  }).join(' '),
  rules: (now) => (now.rules.length ? t('rules_count', { n: now.rules.length }) : t('rules_none')),
  targets: (now) => t('targets_says', { assist: now.assist, both: now.assist_and_manage, time: now.in_time }),
  sms: connected,
  mail: connected,
  quiet: span,
  texts: own,
  sign_in: (now) => [t(now.second_factor ? 'signin_says_second' : 'signin_says_no_second'), t('signin_says', { n: now.password_min, classes: now.password_classes })].join(' '),
  retention: (now) => (now.reporter_days === null ? t('retention_none') : t('retention_says', { n: now.reporter_days })),
}

async function line<Name extends SettingName>(name: Name, signal: AbortSignal): Promise<SettingLine> {
  const { value, version } = await settings[name].show(signal) as { value: Shown[Name]; version: number }
  return { name, says: says[name](value), off: 'connected' in value && !value.connected, version, history: value.history }
}

export const settingLines = async (signal: AbortSignal) => new Map(await Promise.all(settingGroups.flatMap((group) => group.names).map(async (name): Promise<[SettingName, SettingLine]> => [name, await line(name, signal)])))
