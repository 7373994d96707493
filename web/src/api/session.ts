import { call, get } from './client'
import type { Me, Reference } from './types'

export async function whoAmI(): Promise<Me> {
  return (await call<Me>('GET', '/api/v1/me', { quiet: true })).value
}

export async function signIn(account: string, password: string, code?: string): Promise<Me> {
  return (await call<Me>('POST', '/api/v1/session', { body: code ? { account, password, code } : { account, password }, quiet: true })).value
}

export async function signOut(): Promise<void> {
  await call('DELETE', '/api/v1/session', { quiet: true })
}

export const reference = () => get<Reference>('/api/v1/reference')
