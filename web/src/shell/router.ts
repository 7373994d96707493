import { createRouter, createWebHistory, type Router } from 'vue-router'
import { whoAmI } from '@/api/session'
import { asProblem } from '@/api/problem'
import { manifest as identity } from '@/capabilities/identity/manifest'
import { manifest as insight } from '@/capabilities/insight/manifest'
import { manifest as journal } from '@/capabilities/journal/manifest'
import { manifest as opinions } from '@/capabilities/opinions/manifest'
import { manifest as system } from '@/capabilities/system/manifest'
import type { Session } from './session'
import HelpPage from './HelpPage.vue'
import NotFoundPage from './NotFoundPage.vue'
import StartPage from './StartPage.vue'

export const manifests = [opinions, insight, identity, system, journal]

export function makeRouter(session: Session): Router {
  const router = createRouter({
    history: createWebHistory('/office/'),
    routes: [
      ...manifests.flatMap((manifest) => manifest.routes),
      { path: '/', name: 'start', component: StartPage },
      { path: '/help', name: 'help', component: HelpPage },
      { path: '/:rest(.*)*', name: 'not-found', component: NotFoundPage },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })

  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    const arrive = () => {
      // Nothing else answers before it is done.
      if (session.me.value?.owed) return to.name === 'own-account' ? true : { name: 'own-account' }
      if (to.path === '/' && session.may('read_opinions')) return { name: 'ledger' }
      if (to.path === '/' && session.may('read_accounts')) return { name: 'accounts' }
      if (to.path === '/' && session.may('manage_settings')) return { name: 'messages' }
      if (to.path === '/' && session.may('read_journal')) return { name: 'journal' }
      return to.meta.needs && !session.may(to.meta.needs) ? { name: 'start' } : true
    }
    if (session.me.value) return arrive()
    try {
      await session.begin(await whoAmI())
      return arrive()
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status === 401) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
      return { name: 'sign-in', query: { back: to.fullPath, trouble: problem.request_id ?? problem.code } }
    }
  })
  return router
}
