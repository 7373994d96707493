import { expect, it } from 'vitest'
import { lastList, place, rememberList } from './lastlist'

const seen = { name: 'x', address: {}, query: {}, ids: ['a', 'b', 'c'], start: 50, next: 'cursor', count: { value: 312, exact: true } }

it('knows the neighbours of an opinion in the list it was opened from', () => {
  rememberList(seen)
  expect(place(lastList(), 'b')).toEqual({ before: 'a', after: 'c', at: 52, more: false })
  expect(place(seen, 'c')).toMatchObject({ after: null, more: true })
  expect(place(seen, 'z')).toBeNull()
  expect(place(null, 'a')).toBeNull()
})
