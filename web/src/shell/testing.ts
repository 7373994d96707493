import { createMemoryHistory, createRouter } from 'vue-router'
import type { Me, Opinion, Reference, Row } from '@/api/types'
import { Session, sessionKey } from './session'

// Work for specs: the same invented bureau the mock server answers with.
// @ts-expect-error the mock is plain JavaScript
import * as mock from '../../mock/fixtures.mjs'
// @ts-expect-error the mock is plain JavaScript
import { actsOf } from '../../mock/rules.mjs'

export const reference = mock.reference as Reference

export function me(account: 'operator' | 'officer' | 'squad-leader' = 'operator'): Me & { may: string[] } {
  const { person, post, roles, may } = mock.accounts[account]
  const found = reference.people.find((one) => one.id === person)!
  const squad = found.squad
  return { account, name: found.name, post, squad, roles, permissions: Object.fromEntries(may.map((code: string) => [code, 'bureau'])), bureau: { code: 'demo', name: 'X', short_code: 'QT', demo: true }, inbox: 0, now: mock.now(), owed: null, demo_clock: true, demo_clock_refused: null, id: person, may }
}

export function rows(): Row[] {
  return mock.opinions() as Row[]
}

export function opinion(id: string, account: 'operator' | 'officer' | 'squad-leader' = 'operator'): Opinion {
  const found = mock.opinions().find((one: Opinion) => one.id === id)
  return { ...found, clocks: mock.fullClock(found), acts: actsOf(found, me(account)), nearby: [] } as Opinion
}

/** What every component needs around it. */
export function around(account: 'operator' | 'officer' | 'squad-leader' = 'operator') {
  const session = new Session()
  session.reference.value = reference
  session.me.value = me(account)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', name: 'ledger', component: { template: '<p />' } }] })
  return { session, router, global: { provide: { [sessionKey as symbol]: session }, plugins: [router], stubs: { teleport: true } } }
}
