// Fails when a Chinese literal stands in src, when a key of words/office.json is not used, or when a component is long.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../src', import.meta.url))
const words = JSON.parse(readFileSync(new URL('../../words/office.json', import.meta.url), 'utf8'))
const files = readdirSync(root, { recursive: true }).map((name) => join(root, name)).filter((name) => /\.(ts|vue)$/.test(name))
const cjk = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{2fa1f}]/u
let bad = 0
const complain = (text) => { console.error(text); bad++ }

let all = ''
for (const file of files) {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
  if (!file.endsWith('.spec.ts')) all += text
  text.split('\n').forEach((line, index) => {
    if (!file.endsWith('.spec.ts') && cjk.test(line)) complain(`${file}:${index + 1}: Chinese literal, put it into words/office.json`)
  })
  const lines = text.split('\n').length
  if (lines > 200 && file.endsWith('.vue')) complain(`${file}: ${lines} lines, a component is at most 200`)
}

// Keys made of a code: the beginnings given to tc() and known(), with what varies left open.
const beginnings = [...all.matchAll(/(?:tc|known)\(\s*[`']([a-z_]+)/g)].map((match) => match[1])
for (const key of ['group_']) if (all.includes(`\`${key}`)) beginnings.push(key)
for (const key of Object.keys(words)) {
  if (!/^[a-z][a-z0-9_]*$/.test(key)) complain(`words/office.json: ${key} is not a name`)
  const used = all.includes(`'${key}'`) || beginnings.some((beginning) => key.startsWith(beginning))
  if (!used) complain(`words/office.json: ${key} is not used`)
}
if (bad) process.exit(1)
console.log(`${files.length} files, ${Object.keys(words).length} keys: no literal, no idle key`)
