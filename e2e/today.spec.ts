import { Clerk } from './clerk.ts'
import { keyboard, mouse } from './hands.ts'
import { expect, test } from './server.ts'

for (const [name, hand, from, to] of [['mouse', mouse, '石磊', '周启明'], ['keyboard', keyboard, '周启明', '叶青禾']] as const) {
  test(`a squad leader sees who is on what, and hands everything of one over to another, by ${name}`, async ({ visit }) => {
    const page = await visit()
    const leader = new Clerk(page, hand)
    await leader.signIn('squad-leader')
    await hand.press(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '今天' }))
    const line = (person: string) => page.locator(`[data-officer="${person}"]`)
    const inHand = async (person: string) => Number(await line(person).locator('td').first().innerText())
    await expect(line(from)).toBeVisible()
    const [had, others] = [await inHand(from), await inHand(to)]
    expect(had).toBeGreaterThan(0)
    await hand.press(line(from).getByRole('button'))
    await hand.press(page.locator('.dlg-foot .btn-1'))
    await expect(leader.field('to').locator('.ff-e')).toHaveText('还没选转给谁')
    await hand.choose(leader.field('to').locator('select'), `${to}（在办${others}件）`)
    await hand.write(leader.field('reason').locator('textarea'), '调到别的单位，从明天起不在')
    await hand.press(page.locator('.dlg-foot .btn-1'))
    await expect(leader.dialog.getByRole('status')).toContainText(`${had}件转给了${to}`)
    const titles = await leader.dialog.locator('.overlist a').allInnerTexts()
    expect(titles.length).toBe(had)
    await hand.press(leader.dialog.locator('.overlist a').first())
    await expect(leader.timeline).toContainText(`转交给${to}`)
    await expect(leader.timeline).toContainText('调到别的单位')
    await page.goto('/office/today')
    await expect.poll(() => inHand(from)).toBe(0)
    expect(await inHand(to)).toBe(others + had)
    await expect(line(from).getByRole('button')).toHaveCount(0)
  })
}

test('one opinion is handed over on its own page, with a reason', async ({ visit }) => {
  const page = await visit()
  const leader = new Clerk(page, mouse)
  await leader.signIn('squad-leader')
  await page.goto('/office/today')
  await page.locator('[data-officer="叶青禾"] .fig').first().click()
  await page.locator('.lr .t').first().click()
  await leader.does('转交', async () => {
    await leader.field('to').locator('select').selectOption({ label: '石磊' })
    await leader.field('reason').locator('textarea').fill('他熟悉这条街')
  })
  await expect(leader.timeline).toContainText('转交给石磊')
})
