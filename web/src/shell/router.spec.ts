import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import type { Me } from '@/api/types'
import { makeRouter } from './router'
import StartPage from './StartPage.vue'
import { around, me } from './testing'

const auditor = (): Me => ({ ...me(), roles: ['auditor'], post: '审计员', permissions: { read_journal: 'bureau' } })

it('leads a post without opinions to its own page, and never to a list it may not see', async () => {
  const { session } = around()
  session.me.value = auditor()
  const router = makeRouter(session)
  vi.stubGlobal('scrollTo', () => {})
  for (const path of ['/', '/opinions', '/opinions/new', '/opinions/some-id', '/inbox', '/accounts']) {
    await router.push(path)
    expect(router.currentRoute.value.name, path).toBe('start')
  }
  session.me.value = { ...auditor(), roles: ['security_administrator'], permissions: { read_accounts: 'bureau', manage_accounts: 'bureau' } }
  for (const path of ['/accounts', '/', '/opinions']) {
    await router.push(path)
    expect(router.currentRoute.value.name, path).toBe('accounts')
  }
  session.me.value = me()
  for (const path of ['/opinions', '/accounts']) {
    await router.push(path)
    expect(router.currentRoute.value.name, path).toBe('ledger')
  }
})

it('says what each of these posts does, and where', () => {
  for (const role of ['auditor', 'system_administrator', 'security_administrator', 'personnel', 'trainer', 'editor'] as const) {
    const { session, global } = around()
    session.me.value = { ...auditor(), roles: [role] }
    const page = mount(StartPage, { global })
    expect(page.get('h1').text()).toContain('审计员')
    expect(page.findAll('p')).toHaveLength(2)
    expect(page.text(), role).not.toContain('start_')
  }
})
