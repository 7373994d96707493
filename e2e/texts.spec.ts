import type { Page } from '@playwright/test'
import { Clerk } from './clerk.ts'
import { mouse } from './hands.ts'
import { expect, test } from './server.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const field = (page: Page, name: string) => dialog(page).locator(`[data-field="${name}"]`)
const save = (page: Page) => dialog(page).locator('.dlg-foot .btn-1')

test('a reply text is written by an operator and taken over by whoever replies', async ({ visit }) => {
  const operator = await visit()
  await new Clerk(operator, mouse).signIn('operator')
  await operator.goto('/office/reply-texts')
  await expect(operator.locator('main')).toContainText('还没有范文')
  await operator.getByRole('button', { name: '加一篇' }).first().click()
  await save(operator).click()
  await expect(field(operator, 'title').locator('.ff-e')).toBeVisible()
  await field(operator, 'title').locator('input').fill('通用答复')
  await field(operator, 'text').locator('textarea').fill('您反映的{number}，{squad}说明如下。')
  await save(operator).click()
  await expect(operator.locator('[data-text="通用答复"]')).toContainText('{number}')

  const other = await visit()
  await new Clerk(other, mouse).signIn('operator')
  await other.goto('/office/opinions?view=to_sort')
  await other.locator('.ledger tbody tr a').first().click()
  await other.getByRole('button', { name: /不予受理/ }).first().click()
  await dialog(other).getByRole('button', { name: '用范文' }).click()
  await dialog(other).getByRole('searchbox').fill('通用')
  await other.keyboard.press('Enter')
  // No squad has it yet, and whoever writes sees the gap.
  await expect(field(other, 'reason').locator('textarea')).toHaveValue(/^您反映的QT-\d{8}-\d{4}，\{squad\}说明如下。$/)

  await operator.locator('[data-text="通用答复"]').getByRole('button').click()
  await dialog(operator).getByRole('button', { name: '去掉' }).click()
  await dialog(operator).getByRole('button', { name: '再按一次去掉' }).click()
  await expect(operator.locator('main')).toContainText('还没有范文')
})
