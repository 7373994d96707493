import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { Account } from '@/api/types'
import { around } from '@/shell/testing'
import AccountDialog from './AccountDialog.vue'

const ground = { law: 'rules', article: '6', paragraph: null, item: null, version: '2026-01-01', gist: 'gist', verified: false }
const own = { code: 'own_account' as const, text: 'This is your own.', way: 'Another does it.', earliest: null, grounds: [ground], way_out: [] }
const account: Account = {
  id: 'a-1', version: 3, login: 'lin', name: 'Lin', squad: null, roles: [{ code: 'operator', name: 'Operator' }], state: { code: 'able', name: 'able' },
  locked_until: null, disabled_at: null, reason: null, created_at: '2026-01-01T09:00:00+08:00', own: false, second_factor: false, sessions: [],
  acts: [{ act: 'disable', name: 'Disable', possible: true, reasons: [] }, { act: 'change', name: 'Change', possible: false, reasons: [own] }],
}
const choices = { roles: [{ code: 'operator' as const, name: 'Operator' }], squads: [] }

/** The next answers, in order; what was asked is kept. */
function answers(...list: [number, unknown][]) {
  const asked: { path: string; method: string; body: unknown; version: string | null }[] = []
  vi.stubGlobal('fetch', vi.fn(async (path: string, init: RequestInit) => {
    asked.push({ path, method: init.method!, body: init.body ? JSON.parse(String(init.body)) : null, version: new Headers(init.headers).get('If-Match') })
    const [status, body] = list.shift()!
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  }))
  return asked
}

async function dialog(id?: string) {
  HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) { this.open = true }
  const box = mount(AccountDialog, { ...around(), props: { ...(id ? { id } : {}), choices }, attachTo: document.body })
  await flushPromises()
  return box
}
afterEach(() => vi.unstubAllGlobals())

it('disables for a reason on the version seen, and says so', async () => {
  const asked = answers([200, account], [200, { ...account, version: 4, state: { code: 'disabled', name: 'disabled' } }])
  const box = await dialog('a-1')
  expect(box.text()).toContain('This is your own.')
  await box.get('[data-act="disable"]').trigger('click')
  await box.get('.dlg-foot .btn-1').trigger('click')
  expect(box.find('#error-summary').exists()).toBe(true)
  expect(asked).toHaveLength(1)
  await box.get('textarea').setValue('left')
  await box.get('.dlg-foot .btn-1').trigger('click')
  await flushPromises()
  expect(asked[1]).toMatchObject({ path: '/api/v1/accounts/a-1/disable', body: { reason: 'left' }, version: '"3"' })
  expect(box.emitted('changed')).toHaveLength(1)
  expect(box.get('.acctsay').text()).toContain('Disable')
  box.unmount()
})

it('shows the account as it is now where somebody changed it meanwhile, and a refusal with its way out', async () => {
  const newer = { ...account, version: 4, name: 'Lin the second' }
  answers([200, account], [412, { title: 'stale', status: 412, code: 'stale' }], [200, newer], [409, { title: 'Not now', status: 409, code: 'refused', reasons: [own], fields: [], entry: 'e-1' }])
  const box = await dialog('a-1')
  const disable = async () => {
    await box.get('[data-act="disable"]').trigger('click')
    await box.get('textarea').setValue('left')
    await box.get('.dlg-foot .btn-1').trigger('click')
    await flushPromises()
  }
  await disable()
  expect(box.find('.stale').exists()).toBe(true)
  expect(box.text()).toContain('Lin the second')
  await disable()
  expect(box.get('.refuse').text()).toContain('Another does it.')
  expect(box.get('.refuse').text()).toContain('e-1')
  await box.get('.rffoot .btn').trigger('click')
  expect(box.find('.acctdl').exists()).toBe(true)
  box.unmount()
})

it('opens an account and shows its password once', async () => {
  const asked = answers([201, { password: 'abcd-efgh-jkmn-pqrs', account }])
  const box = await dialog()
  await box.get('[data-field="login"] input').setValue('lin')
  await box.get('[data-field="name"] input').setValue('Lin')
  await box.get('input[value="operator"]').setValue(true)
  await box.get('.dlg-foot .btn-1').trigger('click')
  await flushPromises()
  expect(asked[0]).toMatchObject({ path: '/api/v1/accounts', body: { login: 'lin', name: 'Lin', squad: null, roles: ['operator'] } })
  expect(box.get('.no8').text()).toBe('abcd-efgh-jkmn-pqrs')
  await box.get('.dlg-foot .btn-1').trigger('click')
  expect(box.emitted('close')).toHaveLength(1)
  box.unmount()
})
