import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  routes: [
    { path: '/overview', name: 'overview', meta: { needs: 'read_overview', wall: true }, component: () => import('./pages/OverviewPage.vue') },
  ],
  rail: [
    { to: '/overview', icon: 'chart', label: 'rail_overview', permission: 'read_overview' },
  ],
}
