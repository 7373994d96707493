import { expect, it } from 'vitest'
import type { Overview } from '@/api/types'
import { addressOf, busiest, changed, percent, readAsked, shadeOf, shadeSteps, share, ways } from './overview'

it('reads from an address what the overview is about, and writes the same again', () => {
  for (const [query, asked] of [
    [{}, { period: 'last_30', from: '', to: '', squad: '' }],
    [{ period: 'this_year', squad: 's1' }, { period: 'this_year', from: '', to: '', squad: 's1' }],
    [{ period: 'last_9' }, { period: 'last_30', from: '', to: '', squad: '' }],
    [{ period: 'last_7', from: '2026-03-01' }, { period: '', from: '2026-03-01', to: '', squad: '' }],
  ] as const) {
    expect(readAsked(query)).toEqual(asked)
    expect(readAsked(addressOf(readAsked(query)))).toEqual(asked)
  }
})

it('never rounds a share up to a target that was missed, and says when there is none', () => {
  expect(percent(share(949_999, 1_000_000))).toBe('94.9%')
  expect(percent(share(19, 20))).toBe('95%')
  expect(percent(share(29, 100), 0)).toBe('29%')
  expect(percent(share(0, 0))).toBe('—')
  expect([changed(3, 5), changed(5, 3), changed(4, 4)]).toEqual(['比前一段少2件', '比前一段多2件', '和前一段一样多'])
})

it('shades a cell by how much comes from it, and the first shade is for none', () => {
  const steps = shadeSteps(20)
  expect(steps).toEqual([6, 11])
  expect([0, 1, 5, 6, 10, 11, 20].map((value) => shadeOf(value, steps))).toEqual([0, 1, 1, 2, 2, 3, 3])
  expect([0, 1, 2, 3].map((value) => shadeOf(value, shadeSteps(1)))).toEqual([0, 1, 2, 3])
})

it('lists the busiest cells, and the three ways of a month as shares of what was closed', () => {
  const cell = (grid: string, value: number) => ({ grid, street: '', received: { now: { value, opens: {} }, before: { value: 0, opens: {} } } })
  expect(busiest([cell('A', 1), cell('B', 3), cell('C', 0), cell('D', 3)], 2).map((one) => one.grid)).toEqual(['B', 'D'])
  const month = { assist: { value: 7, opens: {} }, manage: { value: 2, opens: {} }, enforce: { value: 1, opens: {} } } as unknown as Overview['months'][number]
  expect(ways(month).map((way) => Math.round(way.share))).toEqual([70, 20, 10])
})
