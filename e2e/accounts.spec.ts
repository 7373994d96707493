import type { Page } from '@playwright/test'
import { Clerk } from './clerk.ts'
import { keyboard, mouse, tick, type Hand } from './hands.ts'
import { expect, test } from './server.ts'

const dialogOf = (page: Page) => page.getByRole('dialog')
const go = (page: Page) => dialogOf(page).locator('.dlg-foot .btn-1')
const field = (page: Page, name: string) => dialogOf(page).locator(`[data-field="${name}"]`)

async function opens(page: Page, hand: Hand, login: string): Promise<string> {
  const button = page.getByRole('button', { name: '开账号…' })
  await hand.press(button)
  await expect(field(page, 'login').locator('input')).toBeFocused()
  await hand.press(go(page))
  await expect(page.locator('#error-summary')).toBeFocused()
  for (const words of ['还没填登录名', '还没填姓名', '至少选一个岗位']) await expect(page.locator('#error-summary')).toContainText(words)
  await hand.write(field(page, 'login').locator('input'), 'Operator')
  await hand.write(field(page, 'name').locator('input'), '林晓')
  await tick(hand, field(page, 'roles').getByRole('checkbox', { name: '坐席' }))
  await hand.press(go(page))
  await expect(field(page, 'login').locator('.ff-e')).toContainText('本局已经有人用这个登录名')
  await hand.write(field(page, 'login').locator('input'), login)
  await hand.press(go(page))
  const password = dialogOf(page).locator('.no8')
  await expect(password).toHaveText(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/)
  await expect(dialogOf(page).getByRole('alert')).toContainText('没有人再看得到')
  const made = (await password.textContent()) ?? ''
  await hand.press(go(page))
  await expect(dialogOf(page)).toHaveCount(0)
  await expect(button).toBeFocused()
  return made
}

for (const [name, hand] of [['mouse', mouse], ['keyboard', keyboard]] as const) {
  test(`the security administrator opens an account and shuts it again, by ${name}`, async ({ visit }) => {
    const page = await visit()
    await new Clerk(page, hand).signIn('security-admin')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('账号')
    const login = `lin-${name}`
    const password = await opens(page, hand, login)

    const other = await visit()
    await other.goto('/office/')
    await other.getByLabel('账号', { exact: true }).fill(login)
    await other.locator('#password').fill(password)
    await other.getByRole('button', { name: '登录', exact: true }).click()
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(other.getByText('账号菜单')).toBeAttached()

    await hand.write(page.getByRole('searchbox', { name: '登录名或姓名开头' }), login.slice(0, 5))
    await page.keyboard.press('Enter')
    await expect(page.locator('.accts tbody tr')).toHaveCount(1)
    const row = page.locator(`[data-account="${login}"]`)
    await hand.press(row)
    await hand.press(dialogOf(page).locator('[data-act="disable"]'))
    await hand.press(go(page))
    await expect(field(page, 'reason').locator('.ff-e')).toContainText('还没写理由')
    await hand.write(field(page, 'reason').locator('textarea'), '调去市局')
    await hand.press(go(page))
    await expect(dialogOf(page).getByRole('status').filter({ hasText: '已记下：停用账号' })).toBeVisible()
    await expect(dialogOf(page)).toContainText('调去市局')
    await page.keyboard.press('Escape')
    await expect(dialogOf(page)).toHaveCount(0)
    await expect(row).toBeFocused()
    await expect(page.locator('.accts tbody tr')).toContainText('已停用')
    await other.reload()
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('工作人员登录')

    await page.goto('/office/accounts?q=security-admin')
    await hand.press(page.locator('[data-account="security-admin"]'))
    await expect(dialogOf(page)).toContainText('这是你自己的账号')
    // Signing oneself out everywhere takes nothing that another would have to give back.
    await expect(dialogOf(page).locator('[data-act]')).toHaveCount(1)
    await expect(dialogOf(page).locator('[data-act="end-sessions"]')).toBeVisible()
  })
}

test('nobody else has the accounts', async ({ visit }) => {
  const page = await visit()
  await new Clerk(page, mouse).signIn('operator')
  await expect(page.getByRole('link', { name: '账号', exact: true })).toHaveCount(0)
  await page.goto('/office/accounts')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('账号')
})
