import type { SquadInTree } from '@/api/types'

export interface SquadNode { line: SquadInTree; depth: number }

/** The tree from the top, each squad followed by those below it; one whose parent is not there stands at the top. */
export function treeOf(lines: readonly SquadInTree[]): SquadNode[] {
  const known = new Set(lines.map((line) => line.id))
  const below = (parent: string | null, depth: number): SquadNode[] => lines
    .filter((line) => (parent === null ? line.parent === null || !known.has(line.parent!) : line.parent === parent))
    .flatMap((line) => [{ line, depth }, ...below(line.id, depth + 1)])
  return below(null, 0)
}

/** Those a squad may stand below: open, and neither itself nor below it. */
export function parentsFor(lines: readonly SquadInTree[], own: string | null): SquadInTree[] {
  const shut = new Set(own === null ? [] : treeOf(lines.map((line) => (line.id === own ? { ...line, parent: null } : line))).reduce<{ ids: string[]; depth: number }>((found, node) => {
    if (node.line.id === own) return { ids: [own], depth: node.depth }
    if (found.ids.length && found.depth >= 0 && node.depth > found.depth) return { ...found, ids: [...found.ids, node.line.id] }
    return { ...found, depth: found.ids.length ? -1 : found.depth }
  }, { ids: [], depth: -1 }).ids)
  return lines.filter((line) => !line.closed && !shut.has(line.id))
}
