import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { Clerk } from './clerk.ts'
import { keyboard, mouse, type Hand } from './hands.ts'
import { expect, test } from './server.ts'

const field = (page: Page, name: string) => page.locator(`[data-field="${name}"] input`)

/** The six digits of a key (RFC 6238), so many steps from now. */
function codeOf(key: string, apart = 0): string {
  const bits = [...key].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + apart))
  const digest = createHmac('sha1', bytes).update(counter).digest()
  const at = digest[19]! & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The security administrator opens an account and says its first password. */
async function opened(page: Page, login: string): Promise<string> {
  await new Clerk(page, mouse).signIn('security-admin')
  await page.getByRole('button', { name: '开账号…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('[data-field="login"] input').fill(login)
  await dialog.locator('[data-field="name"] input').fill('林晓')
  await dialog.getByRole('checkbox', { name: '坐席' }).check()
  await dialog.locator('.dlg-foot .btn-1').click()
  return (await dialog.locator('.no8').textContent()) ?? ''
}

async function signIn(page: Page, hand: Hand, login: string, password: string): Promise<void> {
  await page.goto('/office/')
  await hand.write(page.getByLabel('账号', { exact: true }), login)
  await hand.write(page.locator('#password'), password)
  await hand.press(page.getByRole('button', { name: '登录', exact: true }))
}

async function changesPassword(page: Page, hand: Hand, old: string, next: string): Promise<void> {
  await hand.write(field(page, 'password').first(), old)
  await hand.write(field(page, 'new'), next)
  await hand.write(field(page, 'again'), next)
  await hand.press(page.getByRole('button', { name: '改密码', exact: true }))
}

for (const [name, hand] of [['mouse', mouse], ['keyboard', keyboard]] as const) {
  test(`somebody new takes a password of their own, then a second factor, and signs in with both, by ${name}`, async ({ visit }) => {
    const login = `xin-${name}`
    const [made, own] = [await opened(await visit(), login), `银杏叶落-${name}-77`]
    const page = await visit()
    await signIn(page, hand, login, made)
    await expect(page.getByText('先改密码，再办别的')).toBeVisible()
    await page.goto('/office/opinions')
    await expect(page.getByText('先改密码，再办别的')).toBeVisible()
    await changesPassword(page, hand, made, 'Ab-34567890')
    await expect(page.getByText('少于12位')).toBeVisible()
    await changesPassword(page, hand, made, own)
    await expect(page.getByText('先改密码，再办别的')).toHaveCount(0)
    await page.goto('/office/own-account')
    const factor = page.getByRole('region', { name: '动态口令' })
    await hand.press(factor.getByRole('button', { name: '开通动态口令…' }))
    await hand.write(factor.locator('input'), own)
    await hand.press(factor.getByRole('button', { name: '开通动态口令', exact: true }))
    await expect(factor.getByRole('img', { name: '动态口令的二维码' })).toBeVisible()
    const key = ((await factor.locator('.ownkey').textContent()) ?? '').replaceAll(' ', '')
    await hand.write(factor.locator('input'), codeOf(key))
    await hand.press(factor.getByRole('button', { name: '确认开通' }))
    await expect(factor.locator('.owncodes li')).toHaveCount(10)
    const recovery = (await factor.locator('.owncodes li').first().textContent()) ?? ''
    await hand.press(factor.getByRole('button', { name: '抄好了' }))
    await expect(factor.getByText('备用码还剩10个')).toBeVisible()

    const phone = await visit()
    await signIn(phone, hand, login, own)
    await expect(phone.getByLabel('动态口令')).toBeFocused()
    await hand.write(phone.getByLabel('动态口令'), '000000')
    await hand.press(phone.getByRole('button', { name: '登录', exact: true }))
    await expect(phone.getByRole('alert')).toContainText('动态口令不对')
    await hand.write(phone.getByLabel('动态口令'), recovery)
    await hand.press(phone.getByRole('button', { name: '登录', exact: true }))
    await expect(phone.getByText('账号菜单')).toBeAttached()

    await page.reload()
    const sessions = page.getByRole('region', { name: '登录的地方' })
    await expect(sessions.getByRole('listitem')).toHaveCount(2)
    await hand.press(sessions.getByRole('button', { name: '退出别处' }))
    await expect(sessions.getByRole('listitem')).toHaveCount(1)
    await phone.reload()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('工作人员登录')
  })
}

test('somebody keeps a mail address and a token of their own', async ({ visit }) => {
  const page = await visit()
  await new Clerk(page, mouse).signIn('trainer')
  await page.getByText('账号菜单').locator('..').click()
  await page.getByRole('link', { name: '我的账号' }).click()
  await field(page, 'mail').fill('nobody')
  await page.getByRole('button', { name: '保存邮箱' }).click()
  await expect(page.getByText('邮件地址写成')).toBeVisible()
  await field(page, 'mail').fill('lin@example.cn')
  await page.getByRole('button', { name: '保存邮箱' }).click()
  await expect(page.getByText('邮箱存好了')).toBeVisible()
  const tokens = page.getByRole('region', { name: '程序用的令牌' })
  await tokens.getByRole('button', { name: '开令牌…' }).click()
  await tokens.getByLabel('用在哪里').fill('每周报表')
  await tokens.getByLabel('现在的密码').fill('chengguan-demo-2026')
  await tokens.getByRole('button', { name: '开令牌', exact: true }).click()
  await expect(tokens.locator('.owntoken')).toHaveText(/^QT\.t\.[0-9a-f]{64}$/)
  await tokens.getByRole('button', { name: '放好了' }).click()
  await tokens.getByRole('button', { name: '作废每周报表' }).click()
  await expect(tokens.getByText('令牌作废了')).toBeVisible()
})
