import { expect, it } from 'vitest'
import { reference, rows } from '@/shell/testing'
import type { Colour, ClockGroup } from '@/api/types'
import { addressOf, apiQuery, choices, filterNames, grouped, inGroups, isFiltered, readLedger, shortNumber, shortSquad } from './ledger'

it('reads the address, keeps what it knows, drops what it does not', () => {
  const ledger = readLedger({ view: 'overdue', squad: 'sq-north', sort: 'sideways', nonsense: '1', received_from: '2026-02-09', after: 'c1', start: '50' })
  expect(ledger).toMatchObject({ view: 'overdue', sort: 'due', filters: { squad: 'sq-north' }, from: '2026-02-09', after: 'c1', start: 50 })
  expect(addressOf(ledger)).toEqual({ view: 'overdue', squad: 'sq-north', received_from: '2026-02-09' })
  expect(apiQuery(ledger)).toMatchObject({ sort: 'due', after: 'c1' })
  expect(apiQuery(ledger, false).after).toBeUndefined()
  expect(isFiltered(ledger)).toBe(true)
  expect(isFiltered(readLedger({}))).toBe(false)
})

it('offers choices for every filter', () => {
  for (const name of filterNames) expect(choices(reference, name).flatMap((group) => group.options).length).toBeGreaterThan(0)
  expect(choices(reference, 'category').length).toBeGreaterThan(2)
})

it('groups by clock without moving rows', () => {
  const list = rows()
  const groups = grouped(list)
  expect(groups.map((group) => group.key)).toEqual(['overdue', 'today', 'soon', 'normal', 'suspended'])
  expect(groups.flatMap((group) => group.rows)).toEqual(list)
  expect(grouped([{ ...list[0]!, clock: null }])[0]!.key).toBe('done')
  expect(grouped(list, { before: true, after: true }).map((group) => group.whole)).toEqual([false, true, true, true, false])
})

it('shows each heading once, though hours and days turn yellow at different distances', () => {
  const clock = (group: ClockGroup, at: number) => ({ ...rows()[at]!, id: `${group}${at}`, clock: { ...rows()[0]!.clock!, group, colour: 'red' as Colour } })
  const mixed = (['overdue', 'normal', 'soon', 'normal', 'soon', 'done', 'suspended'] as const).map(clock)
  expect(grouped(mixed).map((group) => [group.key, group.rows.length])).toEqual([['overdue', 1], ['soon', 2], ['normal', 2], ['suspended', 1], ['done', 1]])
  expect(inGroups(mixed).map((row) => row.id)).toEqual(['overdue0', 'soon2', 'soon4', 'normal1', 'normal3', 'suspended6', 'done5'])
  // Near-due ones may follow on the next page behind ordinary ones: neither is counted as whole.
  expect(grouped(mixed.slice(0, 4), { before: false, after: true }).map((group) => group.whole)).toEqual([true, false, false])
})

it('leaves a row under the heading it was read under', () => {
  const list = rows().filter((row) => row.clock?.group === 'overdue')
  const stands = new Map(list.map((row) => [row.id, 'overdue' as const]))
  const after = list.map((row, index) => (index ? row : { ...row, clock: { ...row.clock!, group: 'done' as const } }))
  expect(list.length).toBeGreaterThan(1)
  expect(grouped(after, undefined, stands).map((group) => group.key)).toEqual(['overdue'])
  expect(grouped(after).map((group) => group.key)).toEqual(['overdue', 'done'])
})

it('begins the list of all with what came last', () => {
  expect(readLedger({ view: 'all' }).sort).toBe('received')
  expect(addressOf(readLedger({ view: 'all' }))).toEqual({ view: 'all' })
  expect(apiQuery(readLedger({ view: 'all', sort: 'due' }))).toMatchObject({ view: 'all', sort: 'due' })
  expect(addressOf(readLedger({ view: 'all', sort: 'due' }))).toEqual({ view: 'all', sort: 'due' })
})

it('shortens numbers and squads', () => {
  expect(shortNumber('QT-20260213-0147')).toBe('0147')
  expect(shortSquad('东城中队')).toBe('东城')
  expect(shortSquad('市政维护站')).toBe('市政维护站')
})
