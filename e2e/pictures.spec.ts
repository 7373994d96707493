import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { Clerk } from './clerk.ts'
import { mouse } from './hands.ts'
import { Resident } from './resident.ts'
import { expect, test } from './server.ts'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const desk = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 } }

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.waitForLoadState('networkidle').catch(() => undefined) // The office keeps a stream open.
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: `${folder}${name}.jpg`, type: 'jpeg', quality: 80 })
}

test('the portal @picture', async ({ visit }) => {
  const resident = new Resident(await visit(phone), mouse)
  await resident.page.goto('/')
  await shoot(resident.page, 'home-390')
  await resident.speakUp({ kind: '投诉', text: '烧烤摊占了人行道，晚上八点以后过不去，油烟也大。', address: '澄观路与锦绣街路口', name: '许女士', phone: '13800001234' })
  await shoot(resident.page, 'receipt-390')
  const wide = await visit(desk)
  await wide.goto('/')
  await shoot(wide, 'home-1440')
})

test('the office @picture', async ({ visit }) => {
  const resident = new Resident(await visit(phone), mouse)
  const receipt = await resident.speakUp({ kind: '投诉', text: '早上六点起就有人在路边卖菜，公交站台站不下人。', address: '锦绣街公交站' })
  const operator = new Clerk(await visit(desk), mouse)
  await operator.signIn('operator')
  await operator.page.goto('/office/opinions?view=open')
  await expect(operator.page.locator('[data-row]').first()).toBeVisible()
  await shoot(operator.page, 'ledger-1440')
  await operator.page.setViewportSize(phone.viewport)
  await shoot(operator.page, 'ledger-390')
  await operator.page.setViewportSize(desk.viewport)
  await operator.open(receipt.number)
  await operator.sorts('街面秩序', '占道经营', '一般件', '管理')
  await operator.assigns('东城中队')
  await shoot(operator.page, 'opinion-1440')
  await operator.page.goto(`${operator.page.url()}?act=close-out`)
  await operator.dialog.locator('.dlg-foot .btn-1').click()
  await expect(operator.dialog.getByRole('alert')).toContainText('现在不能销号')
  await shoot(operator.page, 'refusal-1440')
  const leader = new Clerk(await visit(desk), mouse)
  await leader.signIn('squad-leader')
  await leader.page.goto('/office/inbox')
  await expect(leader.page.getByRole('heading', { level: 1 })).toHaveText('收件箱')
  await shoot(leader.page, 'inbox-1440')
})
