import { expect, it } from 'vitest'
import { dayText, monthText, setServerNow, today, whenText } from './time'

it("follows the server's clock, not this machine's", () => {
  setServerNow('2026-03-03T00:30:00+08:00')
  expect(today()).toBe('2026-03-03')
  expect(whenText('2026-03-03T09:02:11+08:00')).toBe('今天 9:02')
  expect(whenText('2026-03-01T23:26:00+08:00')).toBe('3月1日 23:26')
  expect(dayText('2025-12-31T08:00:00+08:00')).toBe('2025年12月31日')
  expect(monthText('2026-02-13')).toBe('2月')
})
