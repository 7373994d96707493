import { expect, it } from 'vitest'
import { opinion } from '@/shell/testing'
import { arrange, bare } from './standing'

it('puts the act of this standing first and folds what is for others', () => {
  const officer = arrange(opinion('op-0147', 'officer'))
  expect(officer.first?.act).toBe('handle')
  expect(officer.others.map((act) => act.act)).not.toContain('handle')
  expect(officer.elsewhere.map((act) => act.act)).toContain('sort')
  expect(officer.blocked.map((act) => act.act)).toContain('verify')
  expect(arrange(opinion('op-0170')).first?.act).toBe('sort')
})

it('drops the sign that it asks first', () => {
  expect(bare('交回…')).toBe('交回')
  expect(bare('分类')).toBe('分类')
})
