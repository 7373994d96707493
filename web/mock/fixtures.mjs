// Believable work for the mock server: people, names, opinions in all states. Fixed seed, demo day 2026-03-03.
import { createHash } from 'node:crypto'
import { cellAt, degrees, random } from './district.mjs'

export const now = () => '2026-03-03T09:34:00+08:00'
export const squads = [['east', '东城中队'], ['west', '西城中队'], ['south', '城南中队'], ['north', '城北中队'], ['muck', '渣土中队'], ['mobile', '机动中队']].map(([id, name]) => ({ id: `sq-${id}`, name, parent: null, closed: false }))
const squadOf = (id) => { const { name } = squads.find((one) => one.id === `sq-${id}`); return { id: `sq-${id}`, name } }
const p = (id, name, squad) => ({ id: `ac-${id}`, name, squad: squad ? squadOf(squad) : null })
export const people = [p('lin', '林予安'), p('shen', '沈砚', 'east'), p('zhou', '周启明', 'east'), p('ye', '叶青禾', 'east'), p('xia', '夏知微', 'east'), p('cheng', '程若川', 'west'), p('gu', '顾南枝', 'south'), p('su', '苏晚亭', 'north'), p('he', '何望舒', 'mobile'), p('lu', '陆明舟')]

const all = ['read_opinions', 'read_reporters']
export const accounts = {
  operator: { person: 'ac-lin', post: '坐席', roles: ['operator'], may: [...all, 'receive_opinion', 'sort_opinion', 'return_opinion', 'merge_opinion', 'unmerge_opinion', 'assign_opinion', 'ask_resident', 'answer_for_resident', 'urge_opinion', 'verify_opinion', 'rate_for_resident', 'reopen_opinion', 'close_out_opinion', 'correct_own_fact', 'correct_opinion'] },
  'squad-leader': { person: 'ac-shen', post: '中队长', roles: ['squad_leader'], may: [...all, 'assign_opinion', 'hand_back_opinion', 'accept_opinion', 'ask_resident', 'suspend_opinion', 'resume_opinion', 'extend_opinion', 'urge_opinion', 'supervise_opinion', 'handle_opinion', 'reply_to_opinion', 'verify_opinion', 'close_out_opinion', 'correct_own_fact', 'correct_opinion'] },
  officer: { person: 'ac-zhou', post: '执法队员', roles: ['officer'], may: [...all, 'hand_back_opinion', 'accept_opinion', 'ask_resident', 'suspend_opinion', 'resume_opinion', 'handle_opinion', 'reply_to_opinion', 'verify_opinion', 'correct_own_fact', 'correct_opinion'] },
}

const majors = [['environment', '市容环境', '暴露垃圾 积存渣土 道路不洁 道路破损 道路遗撒 油烟污染'], ['advertising', '宣传广告', '非法小广告 占道广告牌 广告招牌破损'], ['construction', '施工管理', '施工扰民 工地扬尘 施工占道'], ['street', '街面秩序', '占道经营 非机动车停放 机动车乱停 沿街晾挂 空调外机低挂 商业噪音 违法建设'], ['facility', '公用设施', '路灯照明 井盖缺损 便民设施']]
export const categories = majors.flatMap(([major, major_name, names]) => names.split(' ').map((name, i) => ({ code: `${major}-${i + 1}`, name, major, major_name, approach: major === 'facility' ? 'assist' : 'manage', closed: false, questions: [] })))
const named = (text) => text.split(' ').map((pair) => ({ code: pair.split(':')[0], name: pair.split(':')[1] }))
export const reference = {
  categories, squads, people,
  kinds: named('suggestion:建议 complaint:投诉 report:举报 help:求助 praise:表扬 enquiry:咨询'),
  channels: named('portal:门户 hotline:热线 visit:来访 letter:来信 consultation:征求意见 import:导入 open311:随手拍'),
  urgencies: named('urgent:紧急件 normal:一般件'),
  approaches: named('assist:服务 manage:管理 enforce:执法'),
  standings: named('to_sort:待分类 to_assign:待派单 to_accept:已派单 handling:办理中 asking:等群众补充 suspended:已暂停 to_reply:待答复 to_verify:待核实 to_close_out:待销号 merged:已并入 returned:不予受理 closed:已销号'),
  colours: named('on_time:正常 yellow:临期 red:超期 suspended:已暂停 closed:已办结'),
  limits: { text_max: 4000, staff_text_max: 2000, photos_max: 6, photo_bytes_max: 20_000_000, ask_days_max: 15, extend_work_days_max: 10 },
}

export const actNames = { sort: '分类', return: '不予受理…', merge: '并入另一件…', unmerge: '撤销合并…', assign: '派给中队…', 'hand-back': '交回并说明原因…', accept: '接单', ask: '请反映人补充…', answer: '代群众补充…', suspend: '暂停…', resume: '恢复', extend: '申请延期…', urge: '催办', supervise: '督办…', handle: '记录现场处理，附处理后照片', reply: '写答复', verify: '核实', rate: '代群众评价…', reopen: '重办…', 'close-out': '销号', correct: '更正…' }
export const rule = (article, gist, verified = true) => ({ law: '本局意见办理规定', article: String(article), paragraph: null, item: null, version: '2026年1月', gist, verified })
const limitRule = { law: '本局办理时限规定', article: '6', paragraph: null, item: null, version: '2026年1月', gist: '占道经营一般件十个工作日办结，紧急件二十四小时。', verified: false }

const sm3 = (text) => createHash('sha256').update(text).digest('hex')
export const photo = (id, label = null) => ({ id, url: `/api/v1/attachments/${id}`, small_url: `/api/v1/attachments/${id}/small`, sm3: sm3(id), label })

// clock text, due text, colour, group, number, title, category, address, approach, standing, squad, handler, channel, day received
const first = `
超期2个工作日|2月27日|red|overdue|0087|棠溪路早餐车占住盲道，轮椅过不去|占道经营|棠溪路14号|manage|handling|west|程若川|hotline
超期1个工作日|3月2日|red|overdue|0102|槐荫里3栋楼顶又在搭阳光房|违法建设|槐荫里3栋|enforce|to_reply|south|顾南枝|portal
超期3小时|8:00|red|overdue|0311|望江大道路口渣土车掉泥，电动车滑倒|道路遗撒|望江大道与新棠路口|enforce|handling|muck|叶青禾|hotline
今天17:30到期|今天|yellow|today|0133|河畔花园北门共享单车堵住消防通道|非机动车停放|河畔花园北门|manage|to_verify|east|周启明|open311
今天17:30到期|今天|yellow|today|0138|南苑菜市场污水流到人行道上|道路不洁|南苑菜市场|assist|to_reply|south|顾南枝|portal
还剩6小时|16:00|yellow|today|0309|城北小学门口井盖翘起|道路破损|城北小学东门|assist|handling|mobile|何望舒|hotline
还剩1个工作日|3月4日|yellow|soon|0141|青石巷广告牌松动，风大时摇晃|广告招牌破损|青石巷22号|assist|handling|west|程若川|visit
还剩2个工作日|3月5日|yellow|soon|0147|锦绣街夜市烧烤摊占道、油烟进屋|占道经营|锦绣街与和平路口|enforce|handling|east|周启明|portal
还剩2个工作日|3月5日|yellow|soon|0152|新棠路工地凌晨三点打桩|施工扰民|新棠路66号|enforce|to_accept|east||hotline
还剩2个工作日|3月5日|yellow|soon|0155|和平路沿街晾晒腊肉，滴油到路面|沿街晾挂|和平路101–115号|assist|handling|east|周启明|portal
还剩4个工作日|3月9日|on_time|normal|0163|和平路口路灯三盏不亮|路灯照明|和平路与锦绣街口|assist|to_assign||| open311
还剩5个工作日|3月10日|on_time|normal|0170|希望在槐荫里设一个便民修车点|便民设施|槐荫里小区||to_sort|||consultation
还剩6个工作日|3月11日|on_time|normal|0176|表扬：雪天帮老人推三轮车过桥|便民设施|棠溪桥|assist|to_reply|mobile|何望舒|letter
还剩8个工作日|3月13日|on_time|normal|0181|望江大道绿化带里成堆的建筑垃圾|积存渣土|望江大道K3+200|manage|to_accept|muck|叶青禾|import
已暂停|等补充|suspended|suspended|0118|商铺外机热风对着人行道吹|空调外机低挂|锦绣街40号|manage|asking|east|周启明|portal
已暂停|等鉴定|suspended|suspended|0094|噪声是否超标，请来测一次|商业噪音|新棠路9号|manage|suspended|north|苏晚亭|hotline`
const rank = { overdue: 0, today: 1, soon: 2, normal: 3, suspended: 4, done: 5 }
const day = (date, label, mark, more = {}) => ({ day: date, label, mark, past: false, today: false, ...more })

function strip() {
  const days = [day('2026-02-13', '起', 'start', { past: true }), day('2026-02-14', '1', 'counted', { past: true })]
  for (let d = 15; d <= 23; d++) days.push(day(`2026-02-${d}`, '', 'skipped', { past: true }))
  for (let d = 24, n = 2; d <= 28; d++, n++) days.push(day(`2026-02-${d}`, String(n), 'counted', { past: true }))
  days.push(day('2026-03-01', '', 'skipped', { past: true }), day('2026-03-02', '7', 'counted', { past: true }), day('2026-03-03', '8', 'counted', { today: true }), day('2026-03-04', '9', 'counted'), day('2026-03-05', '10', 'due'))
  return days
}

export function fullClock(row) {
  if (!row.clock) return []
  return [{
    clock: 'handle', name: '办结时钟', colour: row.clock.colour, text: row.clock.text, due_at: row.clock.due_at, due_text: row.clock.group === 'soon' ? `${row.clock.due_text} 17:30到期` : row.clock.due_text,
    limit_text: '10个工作日', rule_text: `${row.category?.name ?? '未分类的意见'}一般件10个工作日办结`, skipped_text: '春节放假9天（2月15—23日），周日1天（3月1日）', counted_text: '调休上班2天（2月14日、2月28日，均为周六）',
    then_text: '超期即报中队长；再过1个工作日报局领导', provisional_text: row.number.endsWith('0181') ? '3月以后的放假安排还没有公布，先按周一到周五算，公布后自动重算' : null, grounds: [limitRule], days: strip(),
  }]
}

const said = '锦绣街和平路口，一到晚上七点就摆出四五个烧烤摊，把人行道占满了，只能走机动车道。我家在二楼，油烟从厨房窗户往里灌，窗都不敢开。晚上十一点还在炒。请你们来看看，最好是晚上九点以后来。'
export const staff = (name, post, squad = null) => ({ capacity: 'staff', name, post, squad })
const resident = { capacity: 'resident', name: '反映人', post: '门户', squad: null }
export const automatic = (name) => ({ capacity: 'automatic', name, post: null, squad: null })
export function entry(number, at, by, fact, text, more = {}) {
  return { number, at, by, fact, text, said: null, photos: [], corrected: false, correctable: by.capacity === 'staff', sequence: 17000 + number * 131, hash: sm3(`${number}${at}`), ...more }
}

function storyOf(row) {
  const received = entry(1, row.received_at, resident, 'received', '提出，附2张照片；回执QT5H-8W3N-2C', { said: null, correctable: true })
  if (row.standing.code === 'to_sort') return [received]
  const sorted = entry(2, '2026-02-13T16:48:00+08:00', staff('林予安', '坐席'), 'sorted', `确认分类：${row.category?.name}，一般件，721记为${row.approach?.code === 'enforce' ? '执法' : '管理'}`, { corrected: row.number.endsWith('0147') })
  const assigned = entry(3, '2026-02-13T17:05:00+08:00', automatic('派单规则R-07'), 'assigned', `派给${row.squad?.name}：地点在网格${row.grid}，类别为${row.category?.name}`)
  if (!row.handler) return [...(row.squad ? [assigned] : []), sorted, received]
  const accepted = entry(4, '2026-02-24T09:12:00+08:00', staff(row.handler.name, '执法队员', row.squad?.name), 'accepted', '接单', { correctable: false })
  const handled = entry(5, '2026-02-26T21:55:00+08:00', staff(`${row.handler.name}、叶青禾`, '执法队员', row.squad?.name), 'handled', '现场处理：教育劝离4处，责令改正，告知油烟投诉可另转', { photos: [photo('night-before', '处理前'), photo('night-after', '处理后')] })
  const answered = entry(6, '2026-03-01T23:26:00+08:00', { ...resident, post: '门户补充' }, 'answered', '补充一段话', { said: '26号晚上是干净了，28号、1号又摆出来，烟还是往屋里灌。' })
  const clock = entry(7, '2026-03-03T08:30:00+08:00', automatic('时钟'), 'clock_turned', '转为临期，已提醒周启明、沈砚', { correctable: false })
  const order = entry(8, '2026-03-03T09:02:00+08:00', staff('沈砚', '中队长', '东城中队'), 'supervised', '督办：两天内拿出固定做法，不能劝一晚散一晚')
  return row.number.endsWith('0147') ? [order, clock, answered, handled, accepted, assigned, sorted, received] : [handled, accepted, assigned, sorted, received]
}

export const pick = (list, code) => reference[list].find((one) => one.code === code) ?? null
export const personOf = (name) => { const found = people.find((one) => one.name === name); return found ? { id: found.id, name } : null }

function make(line, index) {
  const [text, due, colour, group, tail, title, category, address, approach, standing, squad, handler, channel] = line.split('|')
  const next = random(index + 99)
  const point = index === 7 ? degrees(520, 230) : degrees(200 + next() * 450, 180 + next() * 350)
  const cell = cellAt(point)
  const number = `QT-202602${13 + (index % 15)}-${tail}`
  const kind = title.startsWith('表扬') ? 'praise' : title.startsWith('希望') ? 'suggestion' : 'complaint'
  const found = categories.find((one) => one.name === category)
  const row = {
    id: `op-${tail}`, number: index === 7 ? 'QT-20260213-0147' : number, version: 5, title, kind: pick('kinds', kind),
    category: standing === 'to_sort' ? null : { code: found.code, name: found.name }, address, grid: cell.name, approach: pick('approaches', approach), urgency: pick('urgencies', standing === 'to_sort' ? null : 'normal'),
    standing: reference.standings.find((one) => one.code === standing), squad: squad ? squadOf(squad) : null, handler: personOf(handler), channel: pick('channels', channel.trim()),
    received_at: index === 7 ? '2026-02-13T16:20:00+08:00' : `2026-02-${String(13 + (index % 15)).padStart(2, '0')}T10:12:00+08:00`, closed_at: null,
    clock: { clock: 'handle', colour, text, due_at: `2026-03-0${2 + (index % 7)}T17:30:00+08:00`, due_text: due, group }, supervised: index === 7, merged: index === 7 ? 2 : 0, photos: 2,
  }
  const extra = {
    text: index === 7 ? said : `${title}。已经好些天了，来回都看得到，请你们来看看。`, anonymous: index % 9 === 4,
    reporter: index % 9 === 4 ? null : { name: '王**', phone: '138****2046', masked: true },
    place: { longitude: point[0], latitude: point[1], address, grid: cell.name, street: cell.street },
    answers: [], photo_list: [photo('night-before'), photo('smoke')], merged_into: null, absorbed: index === 7 ? [{ id: 'op-0121', number: 'QT-20260210-0121', title: '夜市摊到半夜，孩子睡不着' }] : [], transferred: null, asked: standing === 'asking' ? { question: '热风口大概多高，正对着哪一段人行道？', until: '2026-03-09T24:00:00+08:00' } : null, rating: null, source_id: channel === 'hotline' ? '12345-26-00871' : null,
  }
  return { ...row, ...extra, timeline: storyOf(row), facts: { sorted: standing !== 'to_sort', handled: !!handler, replied: ['to_verify'].includes(standing), verified: false, handlerId: people.find((one) => one.name === handler)?.id ?? null } }
}

export function opinions() {
  const lines = first.trim().split('\n')
  const next = random(3)
  const pool = lines.slice(10, 14)
  for (let i = 0; i < 300; i++) {
    const days = 4 + Math.floor(next() * 6)
    const parts = pool[i % 4].split('|')
    parts[0] = `还剩${days}个工作日`
    parts[1] = `3月${5 + days}日`
    parts[4] = String(400 + i).padStart(4, '0')
    lines.push(parts.join('|'))
  }
  return lines.map(make).sort((a, b) => rank[a.clock.group] - rank[b.clock.group])
}
export const groupRank = rank

/** A drawn night street; `after` has no stalls. */
export function drawn(id) {
  const stalls = id.includes('after') ? '' : [60, 150, 240].map((x, i) => `<path d="M${x} 168l45-26 45 26z" fill="${['#2f6d62', '#b4543c', '#2f6d62'][i]}"/><rect x="${x + 12}" y="176" width="66" height="22" fill="#7a5b36"/>`).join('')
  const smoke = id.includes('smoke') ? '<path d="M200 140c-20-40 30-50 10-100" stroke="#888e96" stroke-width="18" fill="none" opacity=".6"/>' : ''
  const windows = Array.from({ length: 6 }, (_, i) => `<rect x="${20 + i * 62}" y="${96 - i * 2}" width="44" height="76" fill="#f3cf86" opacity="${1 - i * 0.12}"/><rect x="${16 + i * 62}" y="${78 - i * 2}" width="52" height="16" fill="${i % 2 ? '#2f6d80' : '#b4443c'}"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="800" height="600"><rect width="400" height="300" fill="#26303c"/><rect y="40" width="400" height="140" fill="#3b4654"/>${windows}<path d="M0 180h400v120H0z" fill="#4a5560"/><path d="M0 260l400-60v8L0 270z" fill="#d9c27a"/>${stalls}${smoke}<circle cx="352" cy="110" r="40" fill="#1d2a24"/></svg>`
}
