import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.CHENGGUAN_API ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/office/',
  plugins: [vue()],
  resolve: { alias: { '@': here('./src'), '@words': here('../words') } },
  server: { port: 5173, strictPort: true, proxy: { '/api': server }, fs: { allow: [here('..')] } },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: { environment: 'happy-dom', include: ['src/**/*.spec.ts'], isolate: false, maxWorkers: 2 },
})
