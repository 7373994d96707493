import type { Page } from '@playwright/test'
import { Clerk } from './clerk.ts'
import { mouse } from './hands.ts'
import { expect, test } from './server.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const save = (page: Page) => dialog(page).locator('.dlg-foot .btn-1')
const row = (page: Page, name: string) => page.locator(`[data-squad="${name}"]`)
const name = (page: Page) => dialog(page).locator('[data-field="name"] input')

test('a squad is set up below another, renamed beside somebody else, and closed only when nothing hangs on it', async ({ visit }) => {
  const [page, other] = [await visit(), await visit()]
  for (const one of [page, other]) {
    await new Clerk(one, mouse).signIn('system-admin')
    await one.goto('/office/squads')
  }
  await page.getByRole('button', { name: '设一个中队' }).click()
  await save(page).click()
  await expect(dialog(page).locator('.ff-e')).toContainText('写中队的名称')
  await name(page).fill('东城中队')
  await save(page).click()
  await expect(dialog(page).locator('#refused')).toBeVisible()
  await expect(dialog(page)).toContainText('已经有叫东城中队的中队')
  await dialog(page).getByRole('button', { name: '回去改' }).click()
  await name(page).fill('河东一组')
  await dialog(page).locator('select').selectOption({ label: '东城中队' })
  await page.keyboard.press('Control+Enter')
  await expect(row(page, '河东一组')).toContainText('0人')

  await row(page, '东城中队').getByRole('button').click()
  await dialog(page).getByLabel('撤销，不再派单、不再进人').check()
  await save(page).click()
  for (const reason of ['还有', '没有办完', '派单规则', '下面还有1个中队']) await expect(dialog(page)).toContainText(reason)
  await dialog(page).getByRole('button', { name: '回去改' }).click()
  await dialog(page).getByRole('button', { name: '先不做' }).click()

  await other.reload()
  await row(other, '河东一组').getByRole('button').click()
  await row(page, '河东一组').getByRole('button').click()
  await name(page).fill('河东组')
  await save(page).click()
  await expect(row(page, '河东组')).toBeVisible()
  await name(other).fill('河东小组')
  await save(other).click()
  await expect(dialog(other).locator('.stale')).toContainText('有人刚改过')
  await expect(name(other)).toHaveValue('河东组')
  await dialog(other).getByLabel('撤销，不再派单、不再进人').check()
  await save(other).click()
  await expect(row(other, '河东组')).toBeHidden()
  await other.getByLabel(/停用的也看/).check()
  await expect(row(other, '河东组')).toContainText('撤了')
})
