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

it('keeps apart what is another squad\'s, and what is another post\'s even where more stands in the way', () => {
  const one = opinion('op-0147', 'officer')
  const reason = (code: string) => ({ code, text: code, way: null, earliest: null, grounds: [], way_out: [] })
  const no = (act: string, ...codes: string[]) => ({ act, name: act, possible: false, reasons: codes.map(reason) })
  const acts = arrange({ ...one, acts: [no('verify', 'not_replied'), no('handle', 'not_your_squad', 'not_accepted'), no('sort', 'not_permitted', 'already_assigned')] })
  expect(acts.blocked.map((act) => act.act)).toEqual(['verify'])
  expect(acts.otherSquad.map((act) => act.act)).toEqual(['handle'])
  expect(acts.elsewhere.map((act) => act.act)).toEqual(['sort'])
})
