import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  routes: [
    { path: '/', component: () => import('./pages/LedgerPage.vue') },
    { path: '/inbox', name: 'inbox', component: () => import('./pages/InboxPage.vue') },
    { path: '/opinions', name: 'ledger', component: () => import('./pages/LedgerPage.vue') },
    { path: '/opinions/new', name: 'new-opinion', component: () => import('./pages/NewOpinionPage.vue') },
    { path: '/opinions/:id', name: 'opinion', component: () => import('./pages/OpinionPage.vue') },
  ],
  rail: [
    { to: '/inbox', icon: 'inbox', label: 'rail_inbox', count: 'unread' },
    { to: '/opinions', icon: 'message', label: 'rail_opinions', permission: 'read_opinions' },
  ],
}
