// A stand-in for the server while the office front end is worked on: the calls of docs/formats/office-api.md over
// invented work, and the built pages at /office/. No dependencies. `node mock/server.mjs [port]`.
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { district, cellAt } from './district.mjs'
import * as made from './fixtures.mjs'
import { actsOf, perform } from './rules.mjs'

const port = Number(process.argv[2] ?? 8080)
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const state = { opinions: made.opinions(), sessions: new Map(), wrong: new Map(), streams: new Set(), uploads: new Map(), inbox: notices() }

function notices() {
  const of = (id) => { const o = made.opinions().find((one) => one.id === id); return { id: o.id, number: o.number, title: o.title } }
  return [
    ['supervised', '沈砚督办：两天内拿出固定做法，不能劝一晚散一晚', '2026-03-03T09:02:00+08:00', false, 'op-0147'],
    ['clock', '转为临期，还剩2个工作日', '2026-03-03T08:30:00+08:00', false, 'op-0147'],
    ['answered', '反映人补充了一段话', '2026-03-01T23:26:00+08:00', false, 'op-0147'],
    ['assigned', '派给了你们中队，等人接单', '2026-02-28T15:10:00+08:00', true, 'op-0152'],
    ['urged', '林予安催办', '2026-02-27T10:41:00+08:00', true, 'op-0133'],
  ].map(([kind, text, at, read, id], index) => ({ id: `no-${index}`, kind, text, at, read, opinion: of(id) }))
}

const rowKeys = 'id number version title kind category address grid approach urgency standing squad handler channel received_at closed_at clock supervised merged photos'.split(' ')
const row = (opinion) => Object.fromEntries(rowKeys.map((key) => [key, opinion[key]]))
function full(opinion, who) {
  const { facts, ...rest } = opinion
  const near = state.opinions.filter((one) => one.id !== opinion.id && one.category?.code === opinion.category?.code).slice(0, 3)
  const step = [[0.0003, 0.0001], [-0.0004, 0.0002], [0.0001, -0.0003]]
  return { ...rest, clocks: made.fullClock(opinion), acts: actsOf(opinion, who),
    nearby: near.map((one, i) => ({ id: one.id, number: one.number, title: one.title, metres: 38 + i * 7, shared_words: ['夜市', '油烟'].slice(0, 2 - (i % 2)), standing: one.standing, longitude: opinion.place.longitude + step[i][0], latitude: opinion.place.latitude + step[i][1] })) }
}

const viewTests = {
  mine: (o, who) => o.handler?.name === who.name || (!o.squad && who.post === '坐席'), overdue: (o) => o.clock?.group === 'overdue', today: (o) => o.clock?.group === 'today',
  to_sort: (o) => o.standing.code === 'to_sort', to_assign: (o) => o.standing.code === 'to_assign', to_reply: (o) => o.standing.code === 'to_reply', to_verify: (o) => o.standing.code === 'to_verify',
  asking: (o) => o.standing.code === 'asking', suspended: (o) => o.clock?.group === 'suspended', open: (o) => !o.closed_at, all: () => true,
}
const viewNames = { mine: '我的待办', overdue: '已超期', today: '今天到期', to_sort: '待分类', to_assign: '待派单', to_reply: '待答复', to_verify: '待核实', asking: '等群众补充', suspended: '已暂停', open: '全部在办', all: '全部' }
const filters = { standing: (o) => o.standing.code, squad: (o) => o.squad?.id, category: (o) => o.category?.code, kind: (o) => o.kind.code, channel: (o) => o.channel.code, urgency: (o) => o.urgency?.code, approach: (o) => o.approach?.code, colour: (o) => o.clock?.colour }

function listed(query, who) {
  let found = state.opinions.filter((o) => (viewTests[query.get('view') ?? 'open'] ?? (() => true))(o, who))
  for (const [name, of] of Object.entries(filters)) if (query.get(name)) found = found.filter((o) => of(o) === query.get(name))
  if (query.get('number')) found = found.filter((o) => o.number === query.get('number') || o.number.endsWith(query.get('number')))
  if (query.get('received_from')) found = found.filter((o) => o.received_at.slice(0, 10) >= query.get('received_from'))
  if (query.get('received_to')) found = found.filter((o) => o.received_at.slice(0, 10) <= query.get('received_to'))
  if (query.get('sort') === 'received') found = [...found].sort((a, b) => b.received_at.localeCompare(a.received_at))
  const limit = Number(query.get('limit') ?? 50)
  const before = query.get('before')
  const from = query.get('after') ? Number(query.get('after')) : before ? Math.max(0, Number(before) - limit) : 0
  return { items: found.slice(from, from + limit).map(row), next: from + limit < found.length ? String(from + limit) : null, previous: from > 0 ? String(from) : null, count: { value: found.length, exact: true } }
}

const json = (answer, status, body, headers = {}) => {
  answer.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', 'Cache-Control': 'no-store', ...headers })
  answer.end(body === undefined ? '' : JSON.stringify(body))
}
const problem = (answer, status, code, title, more = {}, headers = {}) => json(answer, status, { type: 'about:blank', title, status, code, detail: null, grounds: [], fields: [], request_id: `E-0303-0934-${randomUUID().slice(0, 4).toUpperCase()}`, ...more }, headers)

export function tell(event, data) {
  for (const stream of state.streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}

function me(account) {
  const a = made.accounts[account]
  const person = made.people.find((one) => one.id === a.person)
  const squad = person.squad
  return { account, name: person.name, post: a.post, squad: squad ? { id: squad.id, name: squad.name } : null, roles: a.roles, permissions: Object.fromEntries(a.may.map((code) => [code, squad ? 'squad' : 'bureau'])), bureau: district.bureau, inbox: state.inbox.filter((one) => !one.read).length, now: made.now(), demo_clock: true, id: person.id, may: a.may }
}

async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  const bytes = Buffer.concat(parts)
  if (request.headers['content-type']?.startsWith('multipart')) return bytes
  return bytes.length ? JSON.parse(bytes) : {}
}

const routes = [
  ['POST', /^\/api\/v1\/session$/, async (request, answer) => {
    const { account, password } = await bodyOf(request)
    const wrong = state.wrong.get(account) ?? 0
    if (wrong >= 5) return problem(answer, 429, 'locked', '账号锁住了', { detail: '输错太多次', retry_at: '2026-03-03T09:49:00+08:00' })
    if (!made.accounts[account] || password !== 'chengguan-demo-2026') { state.wrong.set(account, wrong + 1); return problem(answer, 401, 'wrong_password', '账号或密码不对') }
    const cookie = randomUUID()
    state.sessions.set(cookie, account)
    json(answer, 200, me(account), { 'Set-Cookie': `session=${cookie}; Path=/; HttpOnly; SameSite=Lax` })
  }, true],
  ['DELETE', /^\/api\/v1\/session$/, (request, answer) => { state.sessions.delete(cookieOf(request)); json(answer, 204) }, true],
  ['GET', /^\/api\/v1\/map$/, (_, answer) => json(answer, 200, district), true],
  ['GET', /^\/api\/v1\/me$/, (_, answer, who) => json(answer, 200, who)],
  ['GET', /^\/api\/v1\/reference$/, (_, answer) => json(answer, 200, made.reference, { ETag: '"1"' })],
  ['GET', /^\/api\/v1\/views$/, (_, answer, who) => json(answer, 200, { items: Object.entries(viewNames).map(([view, name]) => { const value = state.opinions.filter((o) => viewTests[view](o, who)).length; return { view, name, count: view === 'all' ? { value: 10000, exact: false } : { value, exact: true } } }) })],
  ['GET', /^\/api\/v1\/inbox$/, (_, answer) => json(answer, 200, { items: state.inbox, next: null, count: { value: state.inbox.filter((one) => !one.read).length, exact: true } })],
  ['POST', /^\/api\/v1\/inbox\/read$/, async (request, answer) => {
    const which = await bodyOf(request)
    for (const one of state.inbox) if (which.all || which.ids?.includes(one.id)) one.read = true
    json(answer, 204)
    tell('inbox', { count: state.inbox.filter((one) => !one.read).length })
  }],
  ['GET', /^\/api\/v1\/events$/, (request, answer) => {
    answer.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    answer.write(': here\n\n')
    state.streams.add(answer)
    answer.on('error', () => state.streams.delete(answer))
    const beat = setInterval(() => answer.write(': still here\n\n'), 15000)
    request.on('close', () => { clearInterval(beat); state.streams.delete(answer) })
  }],
  ['POST', /^\/api\/v1\/attachments$/, async (request, answer) => {
    const bytes = await bodyOf(request)
    const id = `up-${state.uploads.size + 1}`
    if (bytes.includes('not-a-photo')) return problem(answer, 422, 'not_a_picture', '这个文件不是照片', { fields: [{ path: 'file', code: 'type', mend: '请选JPEG、PNG或HEIC照片' }] })
    state.uploads.set(id, true)
    const { url, sm3 } = made.photo(id)
    json(answer, 201, { id, url, sm3 })
  }],
  ['GET', /^\/api\/v1\/attachments\/([^/]+)(\/small)?$/, (_, answer, who, [id]) => { answer.writeHead(200, { 'Content-Type': 'image/svg+xml' }); answer.end(made.drawn(id)) }],
  ['GET', /^\/api\/v1\/opinions$/, (request, answer, who) => {
    const query = new URL(request.url, 'http://here').searchParams
    for (const name of query.keys()) if (![...Object.keys(filters), 'view', 'number', 'received_from', 'received_to', 'sort', 'after', 'before', 'limit'].includes(name)) return problem(answer, 400, 'unknown_filter', `没有“${name}”这个条件`)
    if (query.get('category') === 'facility-1' && process.env.MOCK_BREAK) return problem(answer, 500, 'internal', '服务器出了问题')
    json(answer, 200, listed(query, who))
  }],
  ['POST', /^\/api\/v1\/opinions$/, async (request, answer, who) => {
    const body = await bodyOf(request)
    if (!body.text?.trim()) return problem(answer, 422, 'fields', '有一处要改', { fields: [{ path: 'text', code: 'empty', mend: '写下反映的事' }] })
    const base = state.opinions.find((o) => o.id === 'op-0170')
    const tail = String(500 + state.opinions.length)
    const opinion = { ...structuredClone(base), id: `op-${tail}`, number: `QT-20260303-${tail}`, version: 1, title: body.text.slice(0, 24), text: body.text, kind: made.pick('kinds', body.kind), channel: made.pick('channels', body.channel), received_at: made.now(), address: body.place?.address ?? null, handler: null, squad: null, photo_list: (body.attachments ?? []).map((id) => made.photo(id)) }
    if (body.place?.longitude) opinion.place = { ...body.place, grid: cellAt([body.place.longitude, body.place.latitude]).name, street: cellAt([body.place.longitude, body.place.latitude]).street }
    opinion.timeline = [made.entry(1, made.now(), made.staff(who.name, who.post), 'received', '登记', { correctable: true })]
    state.opinions.push(opinion)
    json(answer, 201, { receipt: 'QT5H8W3N2C7K4M', opinion: full(opinion, who) })
    tell('opinion', { id: opinion.id, number: opinion.number, act: 'receive' })
  }],
  ['GET', /^\/api\/v1\/opinions\/([^/]+)$/, (_, answer, who, [id]) => {
    const opinion = state.opinions.find((one) => one.id === id)
    if (!opinion) return problem(answer, 404, 'not_found', '没有这一件，或者不归你看')
    json(answer, 200, full(opinion, who), { ETag: `"${opinion.version}"` })
  }],
  ['POST', /^\/api\/v1\/opinions\/([^/]+)\/([^/]+)$/, async (request, answer, who, [id, act]) => {
    const opinion = state.opinions.find((one) => one.id === id)
    const body = await bodyOf(request)
    if (!opinion) return problem(answer, 404, 'not_found', '没有这一件，或者不归你看')
    if (act === 'reveal') return body.reason?.trim() ? json(answer, 200, { name: '王知夏', phone: '13800002046' }) : problem(answer, 422, 'fields', '有一处要改', { fields: [{ path: 'reason', code: 'empty', mend: '写明为什么要看' }] })
    if (!request.headers['if-match']) return problem(answer, 428, 'no_version', '没有说明看到的是哪一版')
    if (request.headers['if-match'] !== `"${opinion.version}"`) return problem(answer, 412, 'stale', '这一件刚有人改过')
    const result = perform(opinion, act, body, who, state)
    if (result.refused) return problem(answer, 409, 'refused', `现在不能${made.actNames[act]?.replace('…', '')}`, { act, ...result.refused, entry: randomUUID() })
    if (result.fields) return problem(answer, 422, 'fields', '有几处要改', { fields: result.fields })
    json(answer, 200, full(opinion, who), { ETag: `"${opinion.version}"` })
    tell('opinion', { id: opinion.id, number: opinion.number, act })
  }],
  // Only here: another person acts on an opinion, to see live updates and stale pages.
  ['POST', /^\/mock\/elsewhere\/([^/]+)\/([^/]+)$/, async (request, answer, who, [id, act]) => {
    const opinion = state.opinions.find((one) => one.id === id)
    perform(opinion, act, await bodyOf(request), me('squad-leader'), state)
    tell('opinion', { id, number: opinion.number, act })
    json(answer, 204)
  }, true],
  ['POST', /^\/mock\/sign-out-all$/, (_, answer) => { state.sessions.clear(); json(answer, 204) }, true],
]

// A browser that goes away in the middle of an answer is no reason to stop.
process.on('uncaughtException', (problem) => console.error(problem))

const cookieOf = (request) => /session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

createServer(async (request, answer) => {
  const path = new URL(request.url, 'http://here').pathname
  for (const [method, pattern, serve, open] of routes) {
    const match = request.method === method && pattern.exec(path)
    if (!match) continue
    const account = state.sessions.get(cookieOf(request))
    if (!open && !account) return problem(answer, 401, 'no_session', '还没有登录')
    return serve(request, answer, account && me(account), match.slice(1))
  }
  if (!path.startsWith('/office')) return problem(answer, 404, 'not_found', '没有这一页')
  const file = normalize(join(dist, path.slice('/office'.length)))
  const found = file.startsWith(dist) && extname(file) && existsSync(file) ? file : join(dist, 'index.html')
  answer.writeHead(200, { 'Content-Type': types[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': csp })
  createReadStream(found).pipe(answer)
}).listen(port, '127.0.0.1', () => console.log(`mock at http://127.0.0.1:${port}/office/`))
