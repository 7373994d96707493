/** What this browser remembers of how somebody likes their lists; where it remembers nothing, nothing is lost. */
export function kept(name: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function keep(name: string, value: readonly string[]): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Storage is full or forbidden.
  }
}
