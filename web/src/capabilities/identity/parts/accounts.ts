import type { LocationQuery } from 'vue-router'
import type { AccountRow, Body, Problem } from '@/api/types'
import { t } from '@/words'

export const accountStates = ['able', 'locked', 'disabled'] as const
/** Posts that exclude each other and every other one. */
const exclusive = ['system_administrator', 'security_administrator', 'auditor']
/** Acts that take a reason and nothing else. */
const withReason = ['disable', 'enable', 'take-off-second-factor']
/** Posts that work in a squad. */
const ofASquad = ['squad_leader', 'officer']

const filterNames = ['state', 'role', 'squad', 'q'] as const
export type FilterName = (typeof filterNames)[number]

/** What the address says about the list. Names outside it never reach the server. */
export interface AccountList { filters: Record<string, string>; after: string }

export function readAccounts(query: LocationQuery): AccountList {
  const one = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
  const given = filterNames.map((name) => [name, one(query[name])] as const).filter(([, value]) => value)
  return { filters: Object.fromEntries(given), after: one(query.after) }
}

export const isFiltered = (list: AccountList): boolean => Object.keys(list.filters).length > 0

/** The same list from its beginning, with one condition more, another, or without it. */
export function changed(list: AccountList, name: FilterName, value: string): Record<string, string> {
  const filters = { ...list.filters }
  if (value.trim()) filters[name] = value.trim()
  else delete filters[name]
  return filters
}

export interface AccountModel { login: string; name: string; squad: string; roles: string[]; reason: string }
export type Errors = Partial<Record<keyof AccountModel, string>>

export function filledFrom(account: AccountRow | null): AccountModel {
  return { login: account?.login ?? '', name: account?.name ?? '', squad: account?.squad?.id ?? '', roles: account?.roles.map((role) => role.code) ?? [], reason: '' }
}

/** The fields of an act, in their order. */
export function fieldsOf(act: string): (keyof AccountModel)[] {
  if (act === 'open') return ['login', 'name', 'roles', 'squad']
  if (act === 'change') return ['name', 'roles', 'squad']
  return withReason.includes(act) ? ['reason'] : []
}

/** What is wrong with what was typed, so that most of it never has to be refused. */
export function check(act: string, model: AccountModel): Errors {
  const errors: Errors = {}
  const login = model.login.trim()
  if (!login) errors.login = t('account_missing_login')
  else if (!/^[a-z0-9.-]{2,32}$/i.test(login)) errors.login = t('account_wrong_login')
  if (!model.name.trim()) errors.name = t('account_missing_name')
  else if ([...model.name.trim()].length > 40) errors.name = t('account_wrong_name')
  if (!model.roles.length) errors.roles = t('account_missing_roles')
  else if (model.roles.length > 1 && model.roles.some((role) => exclusive.includes(role))) errors.roles = t('account_wrong_roles')
  if (!model.squad && model.roles.some((role) => ofASquad.includes(role))) errors.squad = t('account_missing_squad')
  if (!model.reason.trim()) errors.reason = t('account_missing_reason')
  const own = fieldsOf(act)
  return Object.fromEntries(Object.entries(errors).filter(([name]) => own.includes(name as keyof AccountModel)))
}

export function bodyOf(act: string, model: AccountModel): Body {
  const person = { name: model.name.trim(), squad: model.squad || null, roles: model.roles }
  if (act === 'open') return { login: model.login.trim(), ...person }
  if (act === 'change') return person
  return withReason.includes(act) ? { reason: model.reason.trim() } : {}
}

/** What the server said at each field of the form; nothing where the account or the person stands in the way, too. */
export function atFields(problem: Problem, act: string): Errors | null {
  const fields = problem.fields ?? []
  const mine = fields.every((field) => fieldsOf(act).includes(field.path as keyof AccountModel))
  if (!fields.length || !mine || (problem.reasons ?? []).length > fields.length) return null
  return Object.fromEntries(fields.map((field) => [field.path, field.mend]))
}
