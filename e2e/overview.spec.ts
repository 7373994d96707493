import type { Locator, Page } from '@playwright/test'
import { Clerk } from './clerk.ts'
import { type Hand, keyboard, mouse } from './hands.ts'
import { expect, test } from './server.ts'

const numberIn = async (what: Locator) => Number((await what.innerText()).replaceAll(',', ''))
const tile = (page: Page, name: string) => page.locator('.tiles > div').filter({ has: page.locator('.tile-n', { hasText: new RegExp(`^${name}$`) }) })
const section = (page: Page, name: string) => page.locator('section.sheet').filter({ has: page.getByRole('heading', { name, exact: true }) })

async function overview(page: Page, account: string, hand: Hand = mouse): Promise<void> {
  await new Clerk(page, hand).signIn(account)
  await hand.press(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '总览' }))
  await expect(tile(page, '在办')).toBeVisible()
}

/** The figure opens to a list that says the same number, and the list says why these. */
async function opensToAsMany(page: Page, figure: Locator, hand: Hand): Promise<void> {
  const value = await numberIn(figure)
  expect(value).toBeGreaterThan(0)
  await hand.press(figure)
  await expect(page).toHaveURL(/\/office\/opinions\?/)
  await expect(page.locator('.head [role="status"]')).toContainText(new RegExp(`(^|\\D)${value.toLocaleString('en-US')}(\\D|$)`))
  await page.goBack()
  await expect(tile(page, '在办')).toBeVisible()
}

for (const [name, hand] of [['mouse', mouse], ['keyboard', keyboard]] as const) {
  test(`a leader opens figures to their records, by ${name}`, async ({ visit }) => {
    const page = await visit()
    await overview(page, 'leader', hand)
    for (const one of ['在办', '已暂停', '收到']) await opensToAsMany(page, tile(page, one).locator('.tile-v .fig'), hand)
    await opensToAsMany(page, tile(page, '按时办结').locator('.fig').first(), hand)
    await opensToAsMany(page, section(page, '各中队').locator('tbody tr').first().locator('.fig').first(), hand)
    await opensToAsMany(page, section(page, '意见分布').locator('.maplist .fig').first(), hand)
    await opensToAsMany(page, section(page, '对比').locator('tbody .fig').first(), hand)
  })
}

test('what is shown is for the days and the squad chosen, and is in the address', async ({ visit }) => {
  const page = await visit()
  await overview(page, 'leader')
  const all = await numberIn(tile(page, '收到').locator('.tile-v'))
  await page.getByLabel('时段', { exact: true }).selectOption({ label: '近7天' })
  await expect(page).toHaveURL(/period=last_7/)
  await expect.poll(() => numberIn(tile(page, '收到').locator('.tile-v'))).toBeLessThan(all)
  await page.getByLabel('范围').selectOption({ label: '东城中队' })
  await expect(section(page, '各中队').locator('tbody tr')).toHaveCount(1)
  await page.reload()
  await expect(section(page, '各中队').locator('tbody tr')).toHaveCount(1)
  await expect(page.getByLabel('时段', { exact: true })).toHaveValue('last_7')
  const ways = section(page, '721实测')
  await ways.getByText('看数字').click()
  await expect(ways.getByRole('columnheader', { name: '服务加管理' })).toBeVisible()
  await page.getByText('按类别').click()
  await expect(section(page, '对比').getByRole('columnheader', { name: '增减' })).toBeVisible()
})

test('a wall shows nothing but figures, and what comes in by itself', async ({ visit }) => {
  const page = await visit({ viewport: { width: 1920, height: 1080 } })
  await overview(page, 'leader')
  await page.getByRole('button', { name: '大屏' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toHaveCount(0)
  const over = await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight])
  expect(over).toEqual([0, 0])
  const received = tile(page, '收到').locator('.tile-v')
  const before = await numberIn(received)
  const resident = await visit()
  await resident.request.post('/api/v1/portal/opinions', { data: { kind: 'help', text: '井盖翘起来了，晚上看不见。' } })
  await expect.poll(() => numberIn(received), { timeout: 15_000 }).toBeGreaterThan(before)
  await page.getByRole('button', { name: '退出大屏' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
})

test('a squad leader sees the own squad alone, and an officer no overview', async ({ visit }) => {
  const page = await visit()
  await overview(page, 'squad-leader')
  await expect(section(page, '各中队').locator('tbody tr')).toHaveCount(1)
  await expect(section(page, '各中队')).toContainText('东城中队')
  await expect(page.getByLabel('范围')).toHaveCount(0)
  await opensToAsMany(page, tile(page, '在办').locator('.tile-v .fig'), mouse)
  const officer = await visit()
  await new Clerk(officer, mouse).signIn('officer')
  await expect(officer.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '总览' })).toHaveCount(0)
})
