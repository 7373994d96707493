import { expect, it } from 'vitest'
import type { CatalogueRow } from '@/api/types'
import { choicesOf, majorsOf, moved, newCode, questionBody, withRow } from './catalog'

const row = (code: string, name = code): CatalogueRow => ({ code, name, major: code.split('/')[0]!, major_name: code.split('/')[0]!, approach: 'manage', finish: { count: 1, unit: 'work_day' }, finish_urgent: { count: 1, unit: 'work_day' }, questions: [], closed: false })
const codes = (rows: CatalogueRow[]) => rows.map((one) => one.code)
const rows = [row('a/1'), row('a/2'), row('b/1')]

it('changes a row where it stands and adds one behind its own', () => {
  expect(withRow(rows, row('a/2', 'other')).map((one) => one.name)).toEqual(['a/1', 'other', 'b/1'])
  expect(codes(withRow(rows, row('a/3')))).toEqual(['a/1', 'a/2', 'a/3', 'b/1'])
  expect(codes(withRow(rows, row('c/1')))).toEqual(['a/1', 'a/2', 'b/1', 'c/1'])
})

it('moves a row among those of its first level and no further', () => {
  expect(codes(moved(rows, 'a/2', -1))).toEqual(['a/2', 'a/1', 'b/1'])
  expect(codes(moved(rows, 'a/1', -1))).toEqual(['a/1', 'a/2', 'b/1'])
  expect(codes(moved(rows, 'a/2', 1))).toEqual(['a/1', 'a/2', 'b/1'])
  expect(majorsOf(rows).map((major) => [major.code, major.rows.length])).toEqual([['a', 2], ['b', 1]])
})

it('reads choices as people part them, and sends none where nothing is chosen', () => {
  expect(choicesOf(' x\u3001y\uff0cz w ')).toEqual(['x', 'y', 'z', 'w'])
  expect(questionBody({ key: 1, code: 'q1', asks: '?', form: 'text', choices: 'x y' }).choices).toEqual([])
  expect(newCode()).toMatch(/^q-[a-z0-9]{1,8}$/)
})
