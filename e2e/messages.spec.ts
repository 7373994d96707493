import type { Page } from '@playwright/test'
import { Clerk } from './clerk.ts'
import { keyboard, mouse, type Hand } from './hands.ts'
import { expect, test } from './server.ts'
import { SmsGateway } from './sms.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const field = (page: Page, name: string) => dialog(page).locator(`[data-field="${name}"]`)
const save = (page: Page) => dialog(page).locator('.dlg-foot .btn-1')

const line = (page: Page, name: string) => page.locator('.setlist > li').filter({ has: page.locator(`[data-setting="${name}"]`) })

/** A resident with a mobile number is answered by the squad. */
async function answered(visit: () => Promise<Page>, phone: string): Promise<string> {
  const page = await visit()
  const said = { kind: 'help', text: '楼下的路灯坏了三天', place: { address: '桂花巷3号' }, contact: { name: '许女士', phone } }
  const number = ((await (await page.request.post('/api/v1/portal/opinions', { data: said })).json()) as { opinion: string }).opinion
  const operator = new Clerk(page, mouse)
  await operator.signIn('operator')
  await operator.open(number)
  await operator.sorts('公用设施', '路灯', '一般件', '服务')
  await operator.assigns('东城中队')
  const officer = new Clerk(await visit(), mouse)
  await officer.signIn('officer')
  await officer.open(number)
  await officer.does('接单')
  await officer.writes('记录现场处理', 'text', '联系养护单位换了灯。')
  await officer.writes('写答复', 'text', '路灯已经修好。')
  return number
}

/** The row of an opinion's message, looked at again until it stands so. */
async function stands(page: Page, number: string, state: string) {
  const row = page.locator('.msgs .lr').filter({ hasText: number })
  await expect(async () => {
    await page.reload()
    await expect(row.locator('.k-state')).toContainText(state, { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  return row
}

async function connects(page: Page, hand: Hand, url: string): Promise<void> {
  await page.goto('/office/settings')
  await hand.press(page.locator('[data-setting="sms"]'))
  await hand.write(field(page, 'url').locator('input'), 'sms.example.com')
  await hand.press(save(page))
  for (const words of ['http:// 或 https://', '还没填']) await expect(page.locator('#error-summary')).toContainText(words)
  await hand.write(field(page, 'url').locator('input'), url)
  await hand.write(field(page, 'body').locator('textarea'), '{"to":"{mobile}","key":"{key}"}')
  await hand.write(field(page, 'accepted').locator('input'), '"ok"')
  await hand.press(save(page))
  await expect(field(page, 'body').locator('.ff-e')).toContainText('缺{text}')
  await hand.write(field(page, 'body').locator('textarea'), '{"to":"{mobile}","text":"{text}","key":"{key}"}')
  await hand.write(field(page, 'key').locator('input'), 's3cret')
  await hand.press(save(page))
  await expect(page.getByText('已记下：短信')).toBeVisible()
  await expect(line(page, 'sms')).toContainText(`已接通 ${url}`)
}

for (const [name, hand] of [['mouse', mouse], ['keyboard', keyboard]] as const) {
  test(`short messages are connected, do not go out, and are sent again, by ${name}`, async ({ visit }) => {
    test.slow()
    const gateway = await SmsGateway.open()
    const page = await visit()
    await new Clerk(page, hand).signIn('system-admin')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('发出去的信息')
    const first = await answered(visit, '13800001234')
    const waiting = await stands(page, first, '没有接通')
    await expect(waiting).toContainText('138****1234')
    await hand.press(waiting.getByRole('button', { name: '重发' }))
    await expect(dialog(page)).toContainText('短信没有接通')
    await expect(dialog(page)).toContainText('本局系统设置和信息发送规定第七条')
    await hand.press(dialog(page).getByRole('link', { name: '去接通' }))
    await connects(page, hand, gateway.url)

    await page.goto('/office/messages')
    gateway.answer = { status: 200, body: '{"code":"no credit"}' }
    await hand.press((await stands(page, first, '没有接通')).getByRole('button', { name: '重发' }))
    await expect(page.getByText('已记下：重发')).toBeVisible()
    const failed = await stands(page, first, '没发出去')
    await expect(failed).toContainText('对方说：200 {"code":"no credit"}')
    await expect(page.getByRole('region', { name: '停下的工作' })).toContainText('试了1次')
    gateway.answer = { status: 200, body: '{"code":"ok"}' }
    await hand.press(failed.getByRole('button', { name: '重发' }))
    await expect(page.getByText('已记下：重发')).toBeVisible()
    await stands(page, first, '已发出')
    await expect(page.getByRole('region', { name: '停下的工作' })).toHaveCount(0)
    expect(gateway.taken.map((one) => [one.to, one.key])).toEqual([['13800001234', 's3cret'], ['13800001234', 's3cret']])
    expect(gateway.taken[1]!.text).toContain(first)

    await page.goto('/office/settings')
    await hand.press(page.locator('[data-setting="sms"]'))
    await expect(field(page, 'key')).toContainText('已经存着，不显示')
    await expect(field(page, 'key').locator('input')).toHaveValue('')
    await hand.press(dialog(page).getByRole('button', { name: '断开' }))
    await expect(line(page, 'sms')).toContainText('没有接通')
    await gateway.close()
  })
}

test('a text is changed with its example beside it, and quiet hours are set', async ({ visit }) => {
  const page = await visit()
  await new Clerk(page, mouse).signIn('system-admin')
  await page.goto('/office/settings')
  await page.locator('[data-setting="texts"]').click()
  const text = field(page, 'texts.replied').locator('textarea')
  await text.fill('您反映的{number}办好了，{姓名}')
  await save(page).click()
  await expect(field(page, 'texts.replied').locator('.ff-e')).toContainText('这里不能用{姓名}')
  await text.fill('您反映的{number}办好了，请评价。')
  await expect(dialog(page).locator('.msgtext').filter({ hasText: '答复' }).locator('blockquote')).toHaveText('您反映的QT-20260303-0027办好了，请评价。')
  await save(page).click()
  await expect(page.getByText('已记下：信息的文字')).toBeVisible()
  await page.locator('[data-setting="texts"]').click()
  await dialog(page).getByRole('button', { name: '用回平台的文字' }).click()
  await save(page).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(line(page, 'texts')).toContainText(/看\d+个版本/)

  await page.locator('[data-setting="quiet"]').click()
  await field(page, 'from').locator('input').fill('25:00')
  await save(page).click()
  await expect(page.locator('#error-summary')).toContainText('时间写成')
  // Whatever others set before: what does not change is refused.
  const from = ((await line(page, 'quiet').textContent()) ?? '').includes('22:15') ? '22:45' : '22:15'
  await field(page, 'from').locator('input').fill(from)
  await save(page).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(line(page, 'quiet')).toContainText(`${from}到`)
  await page.locator('[data-setting="quiet"]').click()
  await save(page).click()
  await expect(dialog(page)).toContainText('没有改动')
})
