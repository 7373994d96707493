import { expect, it } from 'vitest'
import { apiFilters, byCapability, readable, readFilters } from './journal'

it('reads the address and sends days as instants, the last one whole', () => {
  const list = readFilters({ from: '2026-03-01', to: '2026-02-28', act: 'opinions.sort', nonsense: '1', after: 'c' })
  expect(list).toEqual({ filters: { from: '2026-03-01', to: '2026-02-28', act: 'opinions.sort' }, after: 'c' })
  expect(apiFilters(list.filters)).toEqual({ from: '2026-03-01T00:00:00+08:00', to: '2026-03-01T00:00:00+08:00', act: 'opinions.sort' })
})

it('groups acts and breaks the lines of an entry', () => {
  expect(byCapability([{ code: 'access', name: 'a' }, { code: 'opinions.sort', name: 'b' }, { code: 'opinions.merge', name: 'c' }]).map(([of, acts]) => [of, acts.length])).toEqual([['access', 1], ['opinions', 2]])
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(readable('not json')).toBe('not json')
})
