import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import type { Me } from '@/api/types'
import { makeRouter } from './router'
import StartPage from './StartPage.vue'
import { around, me } from './testing'

const personnel = (): Me => ({ ...me(), roles: ['personnel'], post: '人事', permissions: { own_account: 'own' } })

it('leads a post without opinions to its own page, and never to a list it may not see', async () => {
  const { session } = around()
  session.me.value = personnel()
  const router = makeRouter(session)
  vi.stubGlobal('scrollTo', () => {})
  for (const path of ['/', '/opinions', '/opinions/new', '/opinions/some-id', '/inbox', '/accounts']) {
    await router.push(path)
    expect(router.currentRoute.value.name, path).toBe('start')
  }
  session.me.value = { ...personnel(), roles: ['security_administrator'], permissions: { read_accounts: 'bureau', manage_accounts: 'bureau' } }
  for (const path of ['/accounts', '/', '/opinions']) {
    await router.push(path)
    expect(router.currentRoute.value.name, path).toBe('accounts')
  }
  session.me.value = { ...personnel(), roles: ['auditor'], permissions: { read_journal: 'bureau' } }
  for (const path of ['/', '/opinions', '/journal']) {
    await router.push(path)
    expect(router.currentRoute.value.name, path).toBe('journal')
  }
  session.me.value = me()
  for (const path of ['/opinions', '/accounts', '/journal']) {
    await router.push(path)
    expect(router.currentRoute.value.name, path).toBe('ledger')
  }
})

it('says what each of these posts does, and where', () => {
  for (const role of ['personnel', 'trainer'] as const) {
    const { session, global } = around()
    session.me.value = { ...personnel(), roles: [role] }
    const page = mount(StartPage, { global })
    expect(page.get('h1').text()).toContain('人事')
    expect(page.findAll('p')).toHaveLength(2)
    expect(page.text(), role).not.toContain('start_')
  }
})
