import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'

export interface Served {
  /** Which database the demo bureau stands on. */
  database: 'sqlite' | 'postgres'
  /** Where it answers. */
  bureau: string
}

interface Visiting {
  /** Opens a browser of one's own: nobody shares cookies with another person. */
  visit: (options?: BrowserContextOptions) => Promise<Page>
}

const binary = process.env.CHENGGUAN ?? fileURLToPath(new URL('../target/debug/chengguan', import.meta.url))

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** Ready once it says so; what it printed is the reason when it does not. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (piece: Buffer) => {
      said += String(piece)
      if (/^ready: /m.test(said)) resolve()
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said.slice(-2000)}`)))
  })
}

export const test = base.extend<Visiting, Served>({
  database: ['sqlite', { option: true, scope: 'worker' }],
  bureau: [async ({ database }, use) => {
    const port = await freePort()
    const args = ['demo', '--size', 'small', '--data', join(process.env.E2E_FOLDER!, database), '--listen', `127.0.0.1:${port}`]
    if (database === 'postgres') {
      if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is not set: run through `make test-e2e` or scripts/postgres.sh with')
      args.push('--database-url', process.env.DATABASE_URL)
    }
    const server = spawn(binary, args, { env: { ...process.env, CHENGGUAN_RATE_LIMIT: 'off' }, stdio: ['ignore', 'pipe', 'pipe'] })
    await ready(server)
    await use(`http://127.0.0.1:${port}`)
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }, { scope: 'worker', timeout: 180_000 }],
  visit: async ({ browser, bureau }: { browser: Browser; bureau: string }, use) => {
    const opened: { close(): Promise<void> }[] = []
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: bureau, ...options })
      opened.push(context)
      return context.newPage()
    })
    for (const context of opened) await context.close()
  },
})

export { expect } from '@playwright/test'
