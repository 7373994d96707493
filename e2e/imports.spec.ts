import { readFileSync } from 'node:fs'
import { Clerk } from './clerk.ts'
import { keyboard, mouse } from './hands.ts'
import { expect, test } from './server.ts'

/** A ledger as an office keeps it: a title, headings of its own; `day` is the time of its second row. */
const ledger = (mark: string, day: string) =>
  Buffer.from(`某区热线台账,,,,\n工单编号,诉求内容,诉求类型,地址,登记时间\n${mark}-1,摊位占了盲道,占道类,菜市场东门,2026年1月5日\n${mark}-2,路灯不亮,投诉,河畔花园,${day}\n`)

test('a ledger from a spreadsheet is understood, mended and taken in', async ({ visit }) => {
  const page = await visit()
  const mark = `L${Date.now()}`
  await new Clerk(page, mouse).signIn('operator')
  await page.goto('/office/opinions?view=all')
  await page.getByRole('link', { name: '导入台账' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('导入台账')
  const file = page.locator('input[type=file]')
  await file.setInputFiles({ name: '一月台账.csv', mimeType: 'text/csv', buffer: ledger(mark, '昨天') })
  // The title above is no heading, and what the headings mean is guessed.
  await expect(page.getByLabel('表头在第几行')).toHaveValue('2')
  await expect(page.getByLabel('“诉求内容”这一列是')).toHaveValue('detail')
  await expect(page.getByLabel('“登记时间”这一列是')).toHaveValue('time')
  await page.getByRole('button', { name: '检查这个文件' }).click()
  const problems = page.getByRole('region', { name: '要改的地方' })
  await expect(problems).toContainText('占道类')
  await expect(problems.getByRole('row').filter({ hasText: '昨天' })).toContainText('登记时间')
  await expect(page.getByRole('button', { name: /^导入\d+件/ })).toHaveCount(0)
  const [marked] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载标红的表' }).click()])
  expect(marked.suggestedFilename()).toBe('一月台账-要改的地方.xlsx')
  expect(readFileSync(await marked.path()).subarray(0, 2).toString()).toBe('PK')
  // A word for a kind is told here; the date is mended in the file.
  await page.getByRole('link', { name: '传改好的文件' }).click()
  await file.setInputFiles({ name: '一月台账.csv', mimeType: 'text/csv', buffer: ledger(mark, '2026/1/6 9:05') })
  await page.getByRole('button', { name: '检查这个文件' }).click()
  await page.getByLabel('占道类').selectOption({ label: '投诉' })
  await page.getByRole('button', { name: '按现在的认法再检查一遍' }).click()
  await page.getByRole('button', { name: '导入2件' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '导入2件' }).click()
  await expect(page.getByText('导入了2件')).toBeVisible()
  await page.getByRole('link', { name: '看导入的意见' }).click()
  await expect(page.locator('.ledger').getByRole('link', { name: /摊位占了盲道/ }).first()).toBeVisible()
  // The same once more: nothing new, and nothing to press.
  await page.goto('/office/imports')
  await expect(page.getByRole('row').filter({ hasText: '已导入' }).first()).toContainText('2件')
  await file.setInputFiles({ name: '一月台账.csv', mimeType: 'text/csv', buffer: ledger(mark, '2026/1/6 9:05').subarray(0) })
  await page.getByRole('button', { name: '检查这个文件' }).click()
  await page.getByLabel('占道类').selectOption({ label: '投诉' })
  await page.getByRole('button', { name: '按现在的认法再检查一遍' }).click()
  await expect(page.getByText('没有新的：每一行都以前登记过了。')).toBeVisible()
})

test('what is no ledger says so at once, and one brought by mistake goes away, by keyboard', async ({ visit }) => {
  const page = await visit()
  await new Clerk(page, keyboard).signIn('operator')
  await page.goto('/office/imports')
  const file = page.locator('input[type=file]')
  await file.setInputFiles({ name: '照片.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) })
  await expect(page.getByRole('alert')).toContainText('另存为不加密的xlsx')
  await file.setInputFiles({ name: '错的.csv', mimeType: 'text/csv', buffer: Buffer.from('甲,乙\n1,2\n') })
  await expect(page.getByText('先说哪一列是反映的内容。')).toBeVisible()
  const discard = page.getByRole('button', { name: '不要这个文件' })
  await discard.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '不要这个文件' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('导入台账')
  await expect(page.getByRole('link', { name: '错的.csv' })).toHaveCount(0)
})

test('who may not import finds no way to it', async ({ visit }) => {
  const page = await visit()
  await new Clerk(page, mouse).signIn('officer')
  await page.goto('/office/opinions?view=all')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('全部')
  await expect(page.getByRole('link', { name: '导入台账' })).toHaveCount(0)
})
