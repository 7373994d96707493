import { expect, it } from 'vitest'
import type { ActStanding, Reason } from '@/api/types'
import { me, opinion, reference } from '@/shell/testing'
import { arrange, bare } from './standing'

type ActName = ActStanding['act']

it('puts the act of this standing first and folds what is for others', () => {
  const officer = arrange(opinion('op-0147', 'officer'), me('officer'))
  expect(officer.first?.act).toBe('handle')
  expect(officer.others.map((act) => act.act)).not.toContain('handle')
  expect(officer.elsewhere.map((act) => act.act)).toContain('sort')
  expect(officer.blocked.map((act) => act.act)).toContain('verify')
  expect(arrange(opinion('op-0170'), me()).first?.act).toBe('sort')
})

it('fills the next step of the standing where it is this person\'s to do, and nothing else', () => {
  const all: ActName[] = ['sort', 'return', 'merge', 'unmerge', 'assign', 'hand-back', 'accept', 'ask', 'answer', 'suspend', 'resume', 'extend', 'urge', 'supervise', 'handle', 'reply', 'verify', 'rate', 'reopen', 'close-out']
  const next = { to_sort: 'sort', to_assign: 'assign', to_accept: 'accept', handling: 'handle', to_reply: 'reply', to_verify: 'verify', to_close_out: 'close-out', asking: 'answer', suspended: 'resume', closed: undefined, returned: undefined, merged: undefined, withdrawn: undefined }
  const at = (code: string, possible: ActName[], handler: string | null = me('officer').id) => {
    const one = opinion('op-0147', 'officer')
    const acts = all.map((act) => ({ act, name: act, possible: possible.includes(act), reasons: [] }))
    return { ...one, acts, standing: { code, name: code }, handler: handler ? { id: handler, name: handler } : null } as typeof one
  }
  expect(Object.keys(next)).toEqual(expect.arrayContaining(reference.standings.map((one) => one.code)))
  for (const [code, act] of Object.entries(next)) {
    expect(arrange(at(code, all), me('officer')).first?.act, code).toBe(act)
    expect(arrange(at(code, all.filter((one) => one !== act)), me('officer')).first, `${code}, theirs is nothing`).toBeNull()
  }
  // An operator may sort anew what a squad has: possible, but not what is next.
  expect(arrange(at('to_accept', ['sort', 'return', 'merge', 'assign', 'urge'], null), me()).first).toBeNull()
  // A colleague has it: the squad may, the handler does.
  for (const code of ['handling', 'to_reply']) expect(arrange(at(code, all, 'somebody else'), me('officer')).first, code).toBeNull()
})

it('drops the sign that it asks first', () => {
  expect(bare('交回…')).toBe('交回')
  expect(bare('分类')).toBe('分类')
})

it('keeps apart what is another squad\'s, and what is another post\'s even where more stands in the way', () => {
  const one = opinion('op-0147', 'officer')
  const reason = (code: Reason['code']) => ({ code, text: code, way: null, earliest: null, grounds: [], way_out: [] })
  const no = (act: ActName, ...codes: Reason['code'][]) => ({ act, name: act, possible: false, reasons: codes.map(reason) })
  const acts = arrange({ ...one, acts: [no('verify', 'not_replied'), no('handle', 'not_your_squad', 'not_accepted'), no('sort', 'not_permitted', 'already_assigned')] }, me('officer'))
  expect(acts.blocked.map((act) => act.act)).toEqual(['verify'])
  expect(acts.otherSquad.map((act) => act.act)).toEqual(['handle'])
  expect(acts.elsewhere.map((act) => act.act)).toEqual(['sort'])
})
