import { readFileSync } from 'node:fs'
import { Clerk } from './clerk.ts'
import { mouse } from './hands.ts'
import { expect, test } from './server.ts'

test('the auditor finds who looked at a reporter and why, opens the entry, and has the whole journal checked', async ({ visit }) => {
  const [operator, page] = [await visit(), await visit()]
  await operator.request.post('/api/v1/session', { data: { account: 'operator', password: 'chengguan-demo-2026' } })
  const newest = await (await operator.request.get('/api/v1/opinions?view=all&limit=1')).json()
  const seen = await operator.request.post(`/api/v1/opinions/${newest.items[0].id}/reveal`, { data: { reason: '回访时要打电话' } })
  expect(seen.status()).toBe(200)
  await new Clerk(page, mouse).signIn('auditor')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('日志')
  await page.getByRole('link', { name: '查看个人信息' }).click()
  const row = page.getByRole('row').filter({ hasText: '回访时要打电话' }).first()
  await expect(row).toContainText(newest.items[0].number)
  await row.getByRole('button', { name: '看这一条' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('查看反映人信息')
  await expect(dialog).not.toContainText('回访时要打电话')
  await expect(dialog.getByText(/内容和摘要对得上/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '日志', exact: true }).first().click()
  await page.getByRole('button', { name: '现在验一遍' }).click()
  await expect(page.getByText(/对得上：从第1条到第[\d,]+条/)).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('做什么').selectOption({ label: '验账本' })
  await expect(page.getByRole('row').filter({ hasText: '账本' }).first()).toContainText('办成')
  await page.getByLabel('意见编号').fill('没有这样的编号')
  await page.getByLabel('意见编号').press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: '没有符合条件的记录' })).toBeVisible()
})

test('the journal is taken away for a reason, and the file ends with its head', async ({ visit }) => {
  const page = await visit()
  await new Clerk(page, mouse).signIn('auditor')
  await page.getByRole('button', { name: '导出账本…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '导出账本' }).click()
  await expect(dialog.locator('.ff-e')).toHaveText('还没写为什么导出')
  await dialog.getByLabel('为什么导出，给谁').fill('市局来查')
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出账本' }).click()])
  const lines = readFileSync(await download.path(), 'utf8').trim().split('\n')
  expect(JSON.parse(lines.at(-1)!).head.size).toBe(lines.length - 1)
  await expect(dialog).toContainText('chengguan journal verify')
  await dialog.locator('.dlg-foot').getByRole('button', { name: '关上' }).click()
  await page.getByRole('button', { name: '导出账本', exact: true }).first().click()
  await expect(dialog).toContainText('市局来查')
})

test('a wrong password is in the record of sign-ins', async ({ visit }) => {
  const [stranger, page] = [await visit(), await visit()]
  await stranger.request.post('/api/v1/session', { data: { account: 'trainer', password: '猜一个' } })
  await new Clerk(page, mouse).signIn('auditor')
  await page.getByRole('link', { name: '登录记录' }).click()
  await page.getByLabel('结果').selectOption({ label: '账号或密码不对' })
  await expect(page.getByRole('row').nth(1)).toContainText('账号或密码不对')
  await expect(page.getByRole('row').filter({ hasText: '登录记录' })).toHaveCount(0)
})
