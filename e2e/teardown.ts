import { rmSync } from 'node:fs'

export default function teardown(): void {
  const folder = process.env.E2E_FOLDER
  if (folder?.includes('chengguan-e2e-')) rmSync(folder, { recursive: true, force: true })
}
