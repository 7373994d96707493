// Makes src/api/schema.d.mts from openapi.json; with --check only says whether it is current. Run through scripts/api-types.sh.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const document = new URL('../openapi.json', import.meta.url)
const target = new URL('../src/api/schema.d.mts', import.meta.url)
const head = '// Generated from openapi.json by scripts/api-types.sh. Not written by hand.\n\n'

const described = JSON.parse(readFileSync(document, 'utf8'))
// Nothing here goes by operation.
for (const path of Object.values(described.paths)) for (const operation of Object.values(path)) delete operation.operationId
const made = head + astToString(await openapiTS(described, { alphabetize: true }))
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== made) {
    console.error('web/src/api/schema.d.mts is not what web/openapi.json says: run scripts/api-types.sh')
    process.exit(1)
  }
} else writeFileSync(target, made)
