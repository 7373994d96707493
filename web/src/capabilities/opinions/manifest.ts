import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  routes: [
    { path: '/inbox', name: 'inbox', meta: { needs: 'read_opinions' }, component: () => import('./pages/InboxPage.vue') },
    { path: '/opinions', name: 'ledger', meta: { needs: 'read_opinions' }, component: () => import('./pages/LedgerPage.vue') },
    { path: '/opinions/new', name: 'new-opinion', meta: { needs: 'read_opinions' }, component: () => import('./pages/NewOpinionPage.vue') },
    { path: '/person', name: 'person', meta: { needs: 'export_person' }, component: () => import('./pages/PersonPage.vue') },
    { path: '/imports', name: 'imports', meta: { needs: 'import_opinions' }, component: () => import('./pages/ImportsPage.vue') },
    { path: '/imports/:id', name: 'import', meta: { needs: 'import_opinions' }, component: () => import('./pages/ImportPage.vue') },
    { path: '/reply-texts', name: 'reply-texts', meta: { needs: 'keep_reply_texts' }, component: () => import('./pages/ReplyTextsPage.vue') },
    { path: '/opinions/:id', name: 'opinion', meta: { needs: 'read_opinions' }, component: () => import('./pages/OpinionPage.vue') },
  ],
  rail: [
    { to: '/inbox', icon: 'inbox', label: 'rail_inbox', permission: 'read_opinions', count: 'unread' },
    { to: '/opinions', icon: 'message', label: 'rail_opinions', permission: 'read_opinions' },
    { to: '/reply-texts', icon: 'file', label: 'rail_texts', permission: 'keep_reply_texts' },
  ],
}
