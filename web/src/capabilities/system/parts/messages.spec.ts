import { expect, it } from 'vitest'
import { minuteOf, spansOf, spansText, timeOf } from './messages'

it('reads a time of the day as people write it, and nothing else', () => {
  expect(['21:30', '7:05', '07:05', '0:00', '23:59', '21\uff1a30'].map(minuteOf)).toEqual([1290, 425, 425, 0, 1439, 1290])
  expect(['24:00', '9', '9:60', '', 'x'].map(minuteOf)).toEqual([null, null, null, null, null])
  expect(timeOf(425)).toBe('7:05')
})

it('reads working hours back as it wrote them', () => {
  const spans: [number, number][] = [[510, 720], [840, 1440]]
  expect(spansText(spans)).toBe('8:30-12:00 14:00-24:00')
  expect(spansOf('8:30-12:00 14:00-24:00')).toEqual(spans)
  expect(spansOf('8:30\u201312:00\uff0c14:00~24:00')).toEqual(spans)
  expect(spansOf('')).toEqual([])
  for (const text of ['8:30', '8:30-', '8:30-12:00-13:00', '24:00-24:00']) expect(spansOf(text)).toBeNull()
})
