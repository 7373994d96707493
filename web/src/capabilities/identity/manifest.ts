import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  routes: [{ path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true } }],
  rail: [],
}
