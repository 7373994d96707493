import { expect, it } from 'vitest'
import { manifests } from './router'
import { guided, guideOf } from './help'

const posts = ['action_office', 'auditor', 'leader', 'officer', 'operator', 'reviewer', 'security_administrator', 'squad_leader', 'system_administrator']

it('has a guide for every post that has work here, and each step leads to a page there is', async () => {
  expect(guided().sort()).toEqual(posts)
  const paths = manifests.flatMap((manifest) => manifest.routes).map((route) => route.path)
  for (const post of posts) {
    const guide = (await guideOf(post))!
    expect(guide.title && guide.lead).toBeTruthy()
    expect(guide.day.length).toBeGreaterThan(1)
    for (const step of guide.day) if (step.to) expect(paths).toContain(step.to.split('?')[0])
  }
})
