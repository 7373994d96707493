import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  routes: [
    { path: '/today', name: 'today', meta: { needs: 'hand_over_opinion' }, component: () => import('./pages/TodayPage.vue') },
    { path: '/overview', name: 'overview', meta: { needs: 'read_overview', wall: true }, component: () => import('./pages/OverviewPage.vue') },
  ],
  rail: [
    { to: '/today', icon: 'calendar', label: 'rail_today', permission: 'hand_over_opinion' },
    { to: '/overview', icon: 'chart', label: 'rail_overview', permission: 'read_overview' },
  ],
}
