import { expect, it } from 'vitest'
import { atFields, bodyOf, changed, check, filledFrom, readAccounts } from './accounts'

const model = { ...filledFrom(null), login: 'lin.xiao', name: 'Lin', roles: ['operator'] }

it('reads the list from the address and leaves out what it does not know', () => {
  const list = readAccounts({ state: 'locked', q: ' li ', sort: 'name', after: '3.officer', role: '' })
  expect(list).toEqual({ filters: { state: 'locked', q: 'li' }, after: '3.officer' })
  expect(changed(list, 'q', ' ')).toEqual({ state: 'locked' })
  expect(changed(list, 'role', 'officer')).toEqual({ state: 'locked', q: 'li', role: 'officer' })
})

it('finds what is wrong before anything is sent, and only in the fields of the act', () => {
  expect(check('open', model)).toEqual({})
  expect(Object.keys(check('open', filledFrom(null)))).toEqual(['login', 'name', 'roles'])
  for (const login of ['a', 'a'.repeat(33), 'a_b', 'a b']) expect(check('open', { ...model, login }), login).toHaveProperty('login')
  for (const login of ['ab', 'Ab', 'a'.repeat(32)]) expect(check('open', { ...model, login }), login).toEqual({})
  expect(check('change', { ...model, login: '' })).toEqual({})
  expect(check('change', { ...model, roles: ['officer'] })).toHaveProperty('squad')
  expect(check('change', { ...model, roles: ['officer'], squad: 's' })).toEqual({})
  expect(check('change', { ...model, roles: ['auditor', 'operator'] })).toHaveProperty('roles')
  expect(check('change', { ...model, roles: ['auditor'] })).toEqual({})
  expect(check('disable', model)).toHaveProperty('reason')
  expect(check('unlock', filledFrom(null))).toEqual({})
})

it('sends what the act takes and nothing else', () => {
  expect(bodyOf('open', model)).toEqual({ login: 'lin.xiao', name: 'Lin', squad: null, roles: ['operator'] })
  expect(bodyOf('change', model)).not.toHaveProperty('login')
  expect(bodyOf('disable', { ...model, reason: ' left ' })).toEqual({ reason: 'left' })
  expect(bodyOf('reset-password', model)).toEqual({})
})

it('puts a refusal at its fields only where nothing else stands in the way', () => {
  const field = { path: 'login', code: 'login_taken', mend: 'taken' }
  const reason = { code: 'login_taken' as const, text: '', way: null, earliest: null, grounds: [], way_out: [] }
  const problem = { title: '', status: 409, code: 'refused', fields: [field], reasons: [reason] }
  expect(atFields(problem, 'open')).toEqual({ login: 'taken' })
  expect(atFields({ ...problem, reasons: [reason, { ...reason, code: 'own_account' as const }] }, 'open')).toBeNull()
  expect(atFields({ ...problem, fields: [] }, 'open')).toBeNull()
})
