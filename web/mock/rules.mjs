// Rough rules of the mock: enough to see possible acts, refusals and what changes. The real ones are in crates/statute.
import { actNames, entry, now, personOf, photo, pick, reference, rule, squads, staff } from './fixtures.mjs'

const needs = { sort: 'sort_opinion', return: 'return_opinion', merge: 'merge_opinion', unmerge: 'unmerge_opinion', assign: 'assign_opinion', 'hand-back': 'hand_back_opinion', accept: 'accept_opinion', ask: 'ask_resident', answer: 'answer_for_resident', suspend: 'suspend_opinion', resume: 'resume_opinion', extend: 'extend_opinion', urge: 'urge_opinion', supervise: 'supervise_opinion', handle: 'handle_opinion', reply: 'reply_to_opinion', verify: 'verify_opinion', rate: 'rate_for_resident', reopen: 'reopen_opinion', 'close-out': 'close_out_opinion', correct: 'correct_own_fact' }
const order = ['handle', 'sort', 'assign', 'accept', 'reply', 'verify', 'close-out', 'ask', 'extend', 'hand-back', 'merge', 'urge', 'supervise', 'suspend', 'resume', 'return', 'answer', 'rate', 'unmerge', 'reopen', 'correct']
const no = (code, text, grounds, more = {}) => ({ code, text, way: null, earliest: null, grounds, way_out: [], ...more })

function reasonsFor(o, act, who) {
  const s = o.standing.code
  const found = []
  if (!who.may.includes(needs[act])) return [no('not_permitted', '这一步不在你的职责里。', [rule(3, '各步由有相应职责的人办。')])]
  const closed = no('closed', '这一件已经销号了。', [rule(21, '销号后只能重办或更正。')], { way_out: ['reopen'] })
  if (o.closed_at && !['reopen', 'rate', 'correct'].includes(act)) return [closed]
  if (act === 'assign' && !o.facts.sorted) found.push(no('not_sorted', '还没有分类，不知道该派给谁。', [rule(8, '先分类，再派单。')], { way: '先分类，分好就能派。', way_out: ['sort'] }))
  if (act === 'accept' && (s !== 'to_accept' || !o.squad)) found.push(o.handler ? no('has_handler', `${o.handler.name}已经接单了。`, [rule(12, '一件只有一个办理人。')]) : no('not_assigned', '还没有派到中队。', [rule(11, '派单后由中队的人接单。')], { way_out: ['assign'] }))
  if (['handle', 'hand-back'].includes(act) && !o.handler) found.push(no('not_accepted', '还没有人接单。', [rule(12, '接单的人办理。')], { way_out: ['accept'] }))
  if (act === 'reply' && !o.facts.handled) found.push(no('not_handled', '还没有现场处理，没有结果可以答复。', [rule(15, '答复写清办理结果。')], { way_out: ['handle'] }))
  if (act === 'verify') {
    if (!o.facts.replied) found.push(no('not_replied', '还没有答复。', [rule(17, '答复以后核实。')], { way: '写好答复就能核实。', way_out: ['reply'] }))
    if (o.facts.handlerId === who.id) found.push(no('own_work', '你是办理人。核实要由别人做。', [rule(17, '办理人不得核实自己办的件。')], { way: '请沈砚或者本中队另一个人来核实。' }))
  }
  if (act === 'close-out') {
    if (!o.facts.replied) found.push(no('no_reply', '还没有答复。', [rule(19, '有答复、有核实才能销号。')], { way: '写一段答复，说清怎么办的、结果怎样。', way_out: ['reply'] }))
    if (!o.facts.verified) found.push(no('no_verification', '还没有核实。', [rule(19, '有答复、有核实才能销号。', false)], { way: '请办理人以外的人核实。答复以后，最早今天就可以。', way_out: ['verify'], earliest: null }))
  }
  if (act === 'resume' && s !== 'suspended') found.push(no('not_suspended', '没有暂停过，不用恢复。', [rule(14, '暂停的件可以恢复。')]))
  if (act === 'suspend' && s === 'suspended') found.push(no('suspended', '已经暂停了。', [rule(14, '暂停的件可以恢复。')], { way_out: ['resume'] }))
  if (act === 'reopen' && !o.closed_at) found.push(no('not_closed', '还没有销号，不用重办。', [rule(22, '销号后15天内可以重办。')]))
  if (act === 'unmerge' && !o.absorbed.length) found.push(no('not_merged', '没有并进来的意见。', [rule(9, '合并错了可以撤销。')]))
  if (act === 'answer' && !o.asked) found.push(no('not_asked', '没有请反映人补充过。', [rule(13, '补充是对提问的回答。')], { way_out: ['ask'] }))
  if (act === 'rate' && !o.facts.replied) found.push(no('not_replied', '还没有答复，没有可以评价的。', [rule(20, '答复后由反映人评价。')]))
  if (act === 'urge' && o.urgedToday) found.push(no('urged_today', '今天催过了。', [rule(16, '一天催一次。')], { earliest: '2026-03-04T08:30:00+08:00' }))
  if (act === 'return' && o.handler) found.push(no('accepted', '已经有人在办，不能再退。', [rule(7, '接单前可以不予受理。')], { way_out: ['hand-back'] }))
  if (act === 'sort' && o.facts.sorted) found.push(no('sorted', '已经分类了。要改就用更正。', [rule(8, '分类以后用更正来改。')], { way_out: ['correct'] }))
  return found
}

export function actsOf(o, who) {
  return order.map((act) => {
    const reasons = reasonsFor(o, act, who)
    return { act, name: actNames[act], possible: reasons.length === 0, reasons }
  })
}

const standing = (o, code) => (o.standing = reference.standings.find((one) => one.code === code))
const facts = {
  sort: (o, b) => { o.facts.sorted = true; const c = reference.categories.find((one) => one.code === b.category); o.category = { code: c.code, name: c.name }; o.approach = pick('approaches', b.approach); o.urgency = pick('urgencies', b.urgency); standing(o, 'to_assign'); return ['sorted', `确认分类：${c.name}`] },
  assign: (o, b) => { o.squad = squads.find((one) => one.id === b.squad) ?? squads[0]; standing(o, 'to_accept'); return ['assigned', `派给${o.squad.name}`] },
  accept: (o, b, who) => { o.handler = personOf(who.name); o.facts.handlerId = who.id; standing(o, 'handling'); return ['accepted', '接单'] },
  handle: (o, b) => { o.facts.handled = true; standing(o, 'to_reply'); return ['handled', '现场处理', b.text, [...(b.before ?? []).map((id) => photo(id, '处理前')), ...(b.after ?? []).map((id) => photo(id, '处理后'))]] },
  reply: (o, b) => { o.facts.replied = true; standing(o, 'to_verify'); return ['replied', '答复', b.text] },
  verify: (o, b) => { o.facts.verified = b.passed; standing(o, b.passed ? 'to_close_out' : 'handling'); return ['verified', b.passed ? '核实：属实' : '核实：还没办好', b.note] },
  'close-out': (o) => { o.closed_at = now(); o.clock = { ...o.clock, colour: 'closed', text: '按时办结', group: 'done' }; standing(o, 'closed'); return ['closed_out', '销号'] },
  ask: (o, b) => { o.asked = { question: b.question, until: '2026-03-10T24:00:00+08:00' }; standing(o, 'asking'); return ['asked', '请反映人补充', b.question] },
  urge: (o) => { o.urgedToday = true; return ['urged', '催办'] },
  supervise: (o, b) => { o.supervised = true; return ['supervised', '督办', b.order] },
  extend: (o, b) => ['extended', `延期${b.work_days}个工作日`, b.reason],
  suspend: (o, b) => { standing(o, 'suspended'); o.clock = { ...o.clock, colour: 'suspended', text: '已暂停', group: 'suspended' }; return ['suspended', '暂停', b.reason] },
  resume: (o) => { standing(o, 'handling'); return ['resumed', '恢复'] },
  'hand-back': (o, b) => { o.handler = null; o.squad = null; standing(o, 'to_assign'); return ['handed_back', '交回', b.reason] },
  return: (o, b) => { standing(o, 'returned'); return ['returned', '不予受理', b.reason] },
  merge: (o, b, who, state) => { const into = state.opinions.find((one) => one.id === b.into); o.merged_into = { id: into.id, number: into.number }; standing(o, 'merged'); return ['merged', `并入${into.number}`] },
  correct: (o, b) => { const target = o.timeline.find((one) => one.number === b.target); if (target) target.corrected = true; return ['corrected', `更正第${b.target}步`, b.reason] },
}

export function perform(o, act, body, who, state) {
  const reasons = reasonsFor(o, act, who)
  if (reasons.length) return { refused: { reasons, met: ['这一件在本局管辖内　本局意见办理规定第二条', '分类齐全　第八条', '有办理人　第十二条'] } }
  if (act === 'handle' && !(body.after ?? []).length) return { fields: [{ path: 'after', code: 'empty', mend: '至少附一张处理后的照片' }] }
  const text = body.text ?? body.reason ?? body.note ?? body.question ?? body.order
  if (text !== undefined && !String(text).trim()) return { fields: [{ path: 'text', code: 'empty', mend: '写明内容' }] }
  const [fact, words, said = null, photos = []] = (facts[act] ?? (() => [act.replace('-', '_'), actNames[act], body.reason ?? body.text ?? null]))(o, body, who, state)
  o.version += 1
  o.timeline = [entry(o.timeline.length + 1, now(), staff(who.name, who.post, who.squad?.name ?? null), fact, words, { said, photos, sequence: 20000 + o.version })  , ...o.timeline]
  return {}
}
