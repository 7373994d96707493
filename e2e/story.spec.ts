import { Clerk } from './clerk.ts'
import { type Hand, keyboard, mouse } from './hands.ts'
import { photo } from './photos.ts'
import { Resident } from './resident.ts'
import { expect, test } from './server.ts'

const hands: [string, Hand][] = [['with the mouse', mouse], ['by keyboard only', keyboard]]

for (const [way, hand] of hands) {
  test(`from a resident's word to close-out, ${way}`, async ({ visit }) => {
    const resident = new Resident(await visit(), hand)
    const receipt = await resident.speakUp({
      kind: '投诉', text: `人行道被烧烤摊占满，晚上八点以后过不去（${way}）`, address: '澄观路与锦绣街路口', name: '许女士', phone: '13800001234',
    })

    const operator = new Clerk(await visit(), hand)
    await operator.signIn('operator')
    await operator.open(receipt.number)
    await operator.cannot('销号', '还没有答复')
    await operator.isRefused('销号', 'close-out', '还没有答复')
    await operator.sorts('街面秩序', '占道经营', '一般件', '管理')
    await operator.assigns('东城中队')

    const officer = new Clerk(await visit(), hand)
    await officer.signIn('officer')
    await officer.open(receipt.number)
    await officer.does('接单')
    await officer.does('记录现场处理', async () => {
      await hand.write(officer.field('text').locator('textarea'), '到场劝离烧烤摊一处，清洗了地面。')
      await hand.attach(officer.field('after').locator('input[type=file]'), photo('after.png', false))
      await expect(officer.field('after').locator('img')).toBeVisible()
    })
    await officer.writes('写答复', 'text', '您好，摊位已经劝离，往后每晚八点到十点有人巡查。')
    await officer.cannot('核实', '你是办理人，核实要由别人做')
    await officer.isRefused('核实', 'verify', '你是办理人，核实要由别人做', () => officer.fillsVerification('办好了', '自己看过了'))

    await operator.open(receipt.number)
    await operator.isRefused('销号', 'close-out', '还没有核实')
    await operator.verifies('办好了', '晚上九点去看，人行道已经通畅。')

    await resident.follow(receipt)
    await expect(resident.page.getByRole('region', { name: '我们的答复' })).toContainText('往后每晚八点到十点有人巡查')
    await resident.rate('满意', '很快，谢谢。')

    await operator.open(receipt.number)
    await expect(operator.page.getByText('反映人满意')).toBeVisible()
    await operator.does('销号', undefined, true)
    await expect(operator.timeline).toContainText('销号')

    await resident.follow(receipt)
    await expect(resident.page.getByRole('heading', { level: 1 })).toHaveText('办结了')
  })
}

test('the portal without script: speak up with photo, follow up, rate', async ({ visit }) => {
  const resident = new Resident(await visit({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } }), mouse, false)
  const receipt = await resident.speakUp({ kind: '求助', text: '楼下的路灯坏了三天，老人不敢出门。', address: '桂花巷3号门口' })

  const operator = new Clerk(await visit(), mouse)
  await operator.signIn('operator')
  await operator.open(receipt.number)
  await operator.sorts('公用设施', '路灯', '一般件', '服务')
  await operator.assigns('东城中队')
  const officer = new Clerk(await visit(), mouse)
  await officer.signIn('officer2')
  await officer.open(receipt.number)
  await officer.does('接单')
  await officer.writes('记录现场处理', 'text', '联系养护单位换了灯。')
  await officer.writes('写答复', 'text', '路灯已经修好。')

  await resident.follow(receipt)
  await expect(resident.page.getByRole('heading', { level: 1 })).toHaveText('答复您了')
  await resident.rate('满意', '亮了。')
})

test('a page that lacks something says what, at the top and at the field', async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false })
  await page.goto('/speak')
  await page.getByRole('button', { name: '下一步：在哪里' }).click()
  await expect(page.getByRole('alert')).toContainText('还差2处')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您想说什么？')
})

test('a number nobody has is not found, and says how to look again', async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false })
  await page.goto('/receipts')
  await page.getByLabel('回执编号').fill('QT7K-4M2P-9DXC-3F8')
  await page.locator('main').getByRole('button', { name: '查进度' }).click()
  await expect(page.getByRole('alert')).toContainText('没有查到')
})

test('another squad does not see what is not theirs', async ({ visit }) => {
  const resident = new Resident(await visit(), mouse)
  const receipt = await resident.speakUp({ kind: '投诉', text: '门店外摆占了半条人行道。', address: '澄观路18号' })
  const operator = new Clerk(await visit(), mouse)
  await operator.signIn('operator')
  await operator.open(receipt.number)
  await operator.sorts('街面秩序', '占道经营', '一般件', '管理')
  await operator.assigns('东城中队')
  const address = operator.page.url()
  const other = new Clerk(await visit(), mouse)
  await other.signIn('officer3')
  await other.page.goto(address)
  await expect(other.page.getByText('没有这一件，或者不归你看')).toBeVisible()
})
