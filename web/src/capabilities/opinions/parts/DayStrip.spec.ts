import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { opinion } from '@/shell/testing'
import DayStrip from './DayStrip.vue'

it('says every day in words, hatches the skipped, outlines the due one', () => {
  const days = opinion('op-0147').clocks[0]!.days
  const strip = mount(DayStrip, { props: { days } })
  expect(strip.findAll('li')).toHaveLength(21)
  expect(strip.findAll('li.skipd')).toHaveLength(10)
  expect(strip.findAll('li.due')).toHaveLength(1)
  expect(strip.findAll('li.today')).toHaveLength(1)
  expect(strip.findAll('.mon span').map((month) => month.text())).toEqual(['2月', '3月'])
  expect(strip.get('li.due .vh').text()).toContain('3月5日')
})

it('breaks a long clock into rows', () => {
  const days = Array.from({ length: 50 }, (_, at) => ({ day: `2026-03-${String((at % 28) + 1).padStart(2, '0')}`, label: '1', mark: 'counted' as const, past: false, today: false }))
  expect(mount(DayStrip, { props: { days } }).findAll('.dayrow')).toHaveLength(3)
})
