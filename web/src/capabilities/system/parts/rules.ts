import type { Body } from '@/api/types'

/** A rule as it is being written. */
export interface RuleModel { key: number; name: string; categories: string[]; grids: string; squad: string }

export function ruleBody(rules: RuleModel[]): Body {
  return { rules: rules.map((rule) => ({ name: rule.name, categories: rule.categories, grids: rule.grids.split(/[\s,\uff0c\u3001]+/).filter(Boolean), squad: rule.squad })) }
}
