import { t } from '@/words'

/** How far the server's clock is from this machine's: a demo folder may stand at another day. */
let ahead = 0

export function setServerNow(now: string): void {
  ahead = Date.parse(now) - Date.now()
}

/** The instant so many seconds from now, on the server's clock. */
export function inSeconds(seconds: number): string {
  return `${new Date(Date.now() + ahead + seconds * 1000 + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`
}

/** How many seconds there are until an instant, on the server's clock; none when it is past. */
export function secondsUntil(instant: string): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - Date.now() - ahead) / 1000))
}

interface Moment { year: number; month: number; day: number; time: string }

/** Instants come with `+08:00`; the wall clock is what is written. */
function read(instant: string): Moment {
  const [date = '', rest = ''] = instant.split('T')
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day, time: rest.slice(0, 5).replace(/^0/, '') }
}

function now(): Moment {
  return read(new Date(Date.now() + ahead + 8 * 3_600_000).toISOString())
}

/** The server's day as `2026-03-03`, for date fields. */
export function today(): string {
  return new Date(Date.now() + ahead + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** 3月3日, with the year where it is not this one. */
export function dayText(instant: string): string {
  const { year, month, day } = read(instant)
  return year === now().year ? t('time_day', { month, day }) : t('time_day_year', { year, month, day })
}

/** 今天 9:02, 3月1日 23:26. */
export function whenText(instant: string): string {
  const at = read(instant)
  const here = now()
  const same = at.year === here.year && at.month === here.month && at.day === here.day
  return `${same ? t('time_today') : dayText(instant)} ${at.time}`
}

/** A term's end: midnight is 24:00 of the day before. */
export function untilText(instant: string): string {
  if (read(instant).time !== '0:00') return whenText(instant)
  const before = new Date(Date.parse(instant) - 60_000 + 8 * 3_600_000).toISOString()
  return whenText(before).replace(/ .*$/, ' 24:00')
}

/** 周三 */
export function weekdayText(day: string): string {
  return t('time_weekday', { day: t('time_weekdays').charAt(new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay()) })
}

export function monthText(day: string): string {
  return t('time_month', { month: Number(day.slice(5, 7)) })
}
