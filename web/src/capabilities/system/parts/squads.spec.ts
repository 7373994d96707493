import { expect, it } from 'vitest'
import type { SquadInTree } from '@/api/types'
import { parentsFor, treeOf } from './squads'

const squad = (id: string, parent: string | null = null, closed = false): SquadInTree => ({ id, name: id, parent, closed, version: 1, people: 0, opinions: 0, rules: 0 })
const lines = [squad('post', 'east'), squad('first'), squad('east', 'first'), squad('old', 'first', true), squad('west')]

it('stands each squad under the one above it', () => {
  expect(treeOf(lines).map((node) => [node.line.id, node.depth])).toEqual([['first', 0], ['east', 1], ['post', 2], ['old', 1], ['west', 0]])
  expect(treeOf([squad('lost', 'gone')]).map((node) => node.depth)).toEqual([0])
})

it('offers no squad below itself and none that is closed', () => {
  const names = (own: string | null) => parentsFor(lines, own).map((line) => line.id).sort()
  expect(names(null)).toEqual(['east', 'first', 'post', 'west'])
  expect(names('east')).toEqual(['first', 'west'])
  expect(names('first')).toEqual(['west'])
  expect(names('west')).toEqual(['east', 'first', 'post'])
})
