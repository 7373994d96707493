import type { Manifest } from '@/shell/manifest'

const meta = { needs: 'read_journal' }

export const manifest: Manifest = {
  routes: [
    { path: '/journal', name: 'journal', component: () => import('./pages/JournalPage.vue'), meta },
    { path: '/journal/looks', name: 'looks', component: () => import('./pages/LooksPage.vue'), meta },
    { path: '/journal/sign-ins', name: 'sign-ins', component: () => import('./pages/SignInsPage.vue'), meta },
  ],
  rail: [{ to: '/journal', icon: 'seal', label: 'rail_journal', permission: 'read_journal' }],
}
