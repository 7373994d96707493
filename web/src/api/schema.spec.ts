import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

it('has the types of the API document that is checked in', () => {
  // The runner always starts in web/; import.meta.url is no file here.
  expect(() => execFileSync('node', [resolve('scripts/api-types.mjs'), '--check'], { stdio: 'pipe' })).not.toThrow()
}, 20_000)
