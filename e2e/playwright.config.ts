import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import type { Served } from './server.ts'

// One folder for a whole run: a worker that replaces a failed one finds the demo bureau already filled.
process.env.E2E_FOLDER ??= mkdtempSync(join(tmpdir(), 'chengguan-e2e-'))

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export default defineConfig<object, Served>({
  testDir: '.',
  testMatch: '*.spec.ts',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // Two cores: one for the browser, one for the server.
  workers: 1,
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  globalTeardown: './teardown.ts',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags },
  },
  projects: [
    { name: 'sqlite', use: { database: 'sqlite' } },
    // The pages are the same on both databases.
    { name: 'postgres', use: { database: 'postgres' }, testIgnore: /accessible|mistakes|accounts/ },
  ],
})
