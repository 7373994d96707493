import { Clerk } from './clerk.ts'
import { mouse } from './hands.ts'
import { photo } from './photos.ts'
import { Resident } from './resident.ts'
import { expect, test } from './server.ts'

const phone = { viewport: { width: 390, height: 844 } }
const WORDS = '<script>alert(1)</script> 𠮷䶮小吃店的灶台摆到了人行道上'

test('a resident makes every mistake and loses nothing', async ({ visit }) => {
  const page = await visit(phone)
  const go = (name: RegExp) => page.getByRole('button', { name }).last().click()
  await page.goto('/speak')
  await go(/^下一步/)
  await expect(page.getByRole('alert')).toContainText('还差2处')
  await page.getByRole('radio', { name: '投诉' }).check({ force: true })
  await page.getByLabel('说说是什么事').fill(WORDS)
  await go(/^下一步/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('在哪里？有照片吗？')
  await page.waitForLoadState() // The page's script is what takes the photo.
  await page.locator('#photo').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.4') })
  await expect(page.locator('[data-photo-status]')).toContainText('不是能看的照片，没有加')
  await expect(page.locator('[data-photos] li')).toHaveCount(0)
  await page.locator('#photo').setInputFiles(photo('before.png', true))
  await expect(page.locator('[data-photo-status]')).toContainText('传好了')
  await page.getByLabel('地点', { exact: true }).fill('长'.repeat(201))
  await go(/^下一步/)
  await expect(page.getByRole('alert')).toContainText('地址最多200个字')
  await page.getByLabel('地点', { exact: true }).fill('锦绣街𠮷䶮小吃店门口')
  await go(/^下一步/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('怎么回您？')
  // The browser's own way back leads to the step as it was left.
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('在哪里？有照片吗？')
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('怎么回您？')
  await page.getByRole('textbox', { name: /^电话/ }).fill('不告诉你')
  await go(/^下一步/)
  await expect(page.getByRole('alert')).toContainText('电话写数字')
  await page.getByRole('textbox', { name: /^电话/ }).fill('0563-1234567')
  await go(/^下一步/)
  for (const words of [WORDS, '锦绣街𠮷䶮小吃店门口', '1张', '0563-1234567']) await expect(page.locator('dl.check')).toContainText(words)
  await page.getByRole('button', { name: '说好了，交给城管' }).dblclick()
  await expect(page.getByRole('article', { name: '回执' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '收到' }).first()).toContainText(WORDS)
})

test('without script a wrong file and a wrong telephone come back with everything else', async ({ visit }) => {
  const page = await visit({ ...phone, javaScriptEnabled: false })
  await page.goto('/speak')
  await page.getByRole('radio', { name: '求助' }).check({ force: true })
  await page.getByLabel('说说是什么事').fill(WORDS)
  await page.getByRole('button', { name: /^下一步/ }).last().click()
  await page.locator('#photo').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
  await page.getByRole('button', { name: '加照片' }).click()
  await expect(page.getByRole('alert')).toContainText('JPEG、PNG、WebP')
  await page.getByRole('button', { name: /^下一步/ }).last().click()
  await page.getByRole('textbox', { name: /^电话/ }).fill('12345678901234567890123456789012345')
  await page.getByRole('button', { name: /^下一步/ }).last().click()
  await expect(page.getByRole('alert')).toContainText('电话写数字')
  await page.getByRole('button', { name: '上一步' }).click()
  await page.getByRole('button', { name: '上一步' }).click()
  await expect(page.getByLabel('说说是什么事')).toHaveValue(WORDS)
})

test('two tabs, an ended session: what was written stays, and nothing is done twice', async ({ visit }) => {
  const resident = new Resident(await visit(phone), mouse)
  const receipt = await resident.speakUp({ kind: '投诉', text: '烧烤摊占了人行道，晚上八点以后过不去。', address: '锦绣街口' })
  const page = await visit()
  const operator = new Clerk(page, mouse)
  await operator.signIn('operator')
  await operator.open(receipt.number)
  // What is to be mended comes into sight below the bar.
  await page.goto('/office/opinions/new')
  await page.locator('.intakefoot .btn-1').click()
  await expect(page.locator('#error-summary')).toBeFocused()
  const [summary, bar] = [await page.locator('#error-summary').boundingBox(), await page.locator('.bar').boundingBox()]
  expect(summary!.y).toBeGreaterThanOrEqual(bar!.y + bar!.height)
  await operator.open(receipt.number)
  const other = new Clerk(await page.context().newPage(), mouse)
  await other.page.goto(page.url())
  // One tab is about to turn it down while the other sorts it.
  await other.button('不予受理').click()
  await other.field('reason').locator('textarea').fill('不归城管管')
  await operator.sorts('街面秩序', '占道经营', '一般件', '管理')
  await other.dialog.locator('.dlg-foot .btn-1').click()
  await other.dialog.locator('.dlg-foot .btn-1').click()
  await expect(other.dialog.locator('.stale')).toContainText('有人刚改过这一件')
  await expect(other.dialog.locator('.stale')).toContainText('分类：')
  await expect(other.field('reason').locator('textarea')).toHaveValue('不归城管管')
  await other.page.close()

  await operator.button('派单').click()
  await operator.field('squad').locator('select').selectOption({ label: '东城中队' })
  await page.context().clearCookies()
  await operator.dialog.locator('.dlg-foot .btn-1').click()
  await expect(page.getByText('登录时间到了，请再登录一次')).toBeVisible()
  await page.getByLabel('账号', { exact: true }).fill('operator')
  await page.locator('#password').fill('chengguan-demo-2026')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(operator.field('squad').locator('select')).toHaveValue(/.+/)
  await operator.dialog.locator('.dlg-foot .btn-1').dblclick()
  await expect(operator.timeline.getByText('派给东城中队')).toHaveCount(1)
})

test('a post without opinions has a page of its own and asks for nothing it may not see', async ({ visit }) => {
  const page = await visit()
  const refused: string[] = []
  page.on('response', (answer) => answer.status() === 403 && refused.push(answer.url()))
  await new Clerk(page, mouse).signIn('personnel')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/的工作$/)
  await page.goto('/office/opinions')
  await expect(page.getByRole('main')).toContainText('这个岗位的页面还没有做')
  await page.keyboard.press('i')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/的工作$/)
  expect(refused).toEqual([])
})
