import { call, get } from './client'
import type { Account, AccountPage, AccountWithPassword, Body } from './types'

const root = '/api/v1/accounts'

export const list = (query: Record<string, string | undefined>, signal?: AbortSignal) => get<AccountPage>(root, query, signal)
export const show = (id: string, signal?: AbortSignal) => get<Account>(`${root}/${id}`, {}, signal)

/** What an act answers: the account as it is now, with a password where one was made for it. */
export interface Done { account: Account; password: string }

export async function open(body: Body): Promise<Done> {
  return (await call<AccountWithPassword>('POST', root, { body })).value
}

/** Carries out an act on the version the person saw. */
export async function act(id: string, name: string, version: number, body: Body): Promise<Done> {
  const { value } = await call<Account | AccountWithPassword>('POST', `${root}/${id}/${name}`, { body, version })
  return 'password' in value ? value : { account: value, password: '' }
}
