import { call, get } from './client'
import type { Body, EnrolView, OwnAccount, RecoveryCodes, TokenOnce } from './types'

const root = '/api/v1/own-account'

export const show = (signal?: AbortSignal) => get<OwnAccount>(root, {}, signal)

/** An act that answers nothing. */
async function act(path: string, body: Body = {}): Promise<void> {
  await call('POST', `${root}/${path}`, { body })
}

export const changePassword = (password: string, next: string) => act('change-password', { password, new: next })
export const endSession = (id: string) => act(`sessions/${id}/end-session`)
export const endOthers = () => act('end-other-sessions')
export const revokeToken = (id: string) => act(`tokens/${id}/revoke-token`)

export async function changeMail(mail: string, version: number): Promise<OwnAccount> {
  return (await call<OwnAccount>('POST', `${root}/change-mail`, { body: { mail }, version })).value
}

export async function createToken(body: { password: string; name: string; scope: string; days: number }): Promise<TokenOnce> {
  return (await call<TokenOnce>('POST', `${root}/create-token`, { body })).value
}

export async function enrol(password: string): Promise<EnrolView> {
  return (await call<EnrolView>('POST', `${root}/enrol-second-factor`, { body: { password } })).value
}

export async function confirm(code: string): Promise<string[]> {
  return (await call<RecoveryCodes>('POST', `${root}/confirm-second-factor`, { body: { code } })).value.codes
}

export async function renewCodes(password: string): Promise<string[]> {
  return (await call<RecoveryCodes>('POST', `${root}/renew-recovery-codes`, { body: { password } })).value.codes
}
