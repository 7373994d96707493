import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  routes: [
    { path: '/messages', name: 'messages', component: () => import('./pages/MessagesPage.vue'), meta: { needs: 'manage_settings' } },
    { path: '/categories', name: 'categories', component: () => import('./pages/CatalogPage.vue'), meta: { needs: 'manage_settings' } },
    { path: '/squads', name: 'squads', component: () => import('./pages/SquadsPage.vue'), meta: { needs: 'manage_settings' } },
    { path: '/settings', name: 'settings', component: () => import('./pages/SettingsPage.vue'), meta: { needs: 'manage_settings' } },
  ],
  rail: [
    { to: '/messages', icon: 'message', label: 'rail_messages', permission: 'manage_settings' },
    { to: '/categories', icon: 'list', label: 'rail_categories', permission: 'manage_settings' },
    { to: '/squads', icon: 'users', label: 'rail_squads', permission: 'manage_settings' },
    { to: '/settings', icon: 'edit', label: 'rail_settings', permission: 'manage_settings' },
  ],
}
