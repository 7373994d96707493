import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true } },
    { path: '/own-account', name: 'own-account', component: () => import('./pages/OwnAccountPage.vue') },
    { path: '/accounts', name: 'accounts', component: () => import('./pages/AccountsPage.vue'), meta: { needs: 'read_accounts' } },
  ],
  rail: [{ to: '/accounts', icon: 'users', label: 'rail_accounts', permission: 'read_accounts' }],
}
