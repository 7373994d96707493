import { expect, it } from 'vitest'
import { reference, rows } from '@/shell/testing'
import { addressOf, apiQuery, choices, filterNames, grouped, isFiltered, readLedger, shortNumber, shortSquad } from './ledger'

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

it('shortens numbers and squads', () => {
  expect(shortNumber('QT-20260213-0147')).toBe('0147')
  expect(shortSquad('东城中队')).toBe('东城')
  expect(shortSquad('市政维护站')).toBe('市政维护站')
})
