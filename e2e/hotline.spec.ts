import { Clerk } from './clerk.ts'
import { mouse } from './hands.ts'
import { expect, test } from './server.ts'

test('an operator sees what is known while the caller still talks', async ({ visit }) => {
  const page = await visit()
  const clerk = new Clerk(page, mouse)
  await clerk.signIn('operator')
  const phone = `139${String(Date.now()).slice(-8)}`
  const texts = ['河畔花园北门的菜市场摊位占道经营，推车过不去', '还是菜市场摊位占道经营，两天了没人管']
  for (const text of texts) {
    await page.goto('/office/opinions/new')
    const known = page.getByRole('region', { name: '边听边看' })
    await page.getByLabel('电话').fill(phone)
    if (text === texts[1]) await expect(known.getByRole('link', { name: /河畔花园北门的菜市场/ }).first()).toBeVisible()
    const likely = known.locator('.hintset').filter({ hasText: '多半是这一类' }).getByRole('button').first()
    // The index of a server that has just begun is a moment behind: the words are typed again.
    await expect(async () => {
      await page.locator('[data-field=text] textarea').fill('')
      await page.locator('[data-field=text] textarea').fill(text)
      await expect(likely).toBeVisible({ timeout: 2000 })
    }).toPass()
    await likely.click()
    await expect(likely).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: /^登记这一件/ }).click()
    await expect(page.getByText('回执号，念给反映人')).toBeVisible()
  }
})

test('all that is held about a person is taken out for a reason, by who may', async ({ visit }) => {
  const page = await visit()
  await new Clerk(page, mouse).signIn('operator')
  const phone = `137${String(Date.now()).slice(-8)}`
  const entered = await page.request.post('/api/v1/opinions', { data: { kind: 'help', channel: 'visit', text: '楼道里堆了旧家具', contact: { name: '钱女士', phone } } })
  expect(entered.status()).toBe(201)
  await page.goto('/office/person')
  await page.getByRole('button', { name: '取出来' }).click()
  await expect(page.getByText('还没填电话')).toBeVisible()
  await page.getByLabel('本人留过的电话').fill(phone)
  await page.getByLabel('谁来要的，怎么核实是本人').fill('本人持身份证到窗口')
  await page.getByRole('button', { name: '取出来' }).click()
  await expect(page.getByRole('heading', { name: new RegExp(`^${phone}：1件意见`) })).toBeVisible()
  await expect(page.locator('.personone')).toContainText('楼道里堆了旧家具')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '存成文件' }).click()])
  expect(file.suggestedFilename()).toBe('个人信息.json')
  const officer = await visit()
  await new Clerk(officer, mouse).signIn('officer')
  await officer.goto('/office/person')
  await expect(officer.getByRole('heading', { name: '一个人的全部信息' })).toHaveCount(0)
})
