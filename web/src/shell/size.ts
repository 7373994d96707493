export const sizes = ['standard', 'large', 'largest'] as const
export type Size = (typeof sizes)[number]

export function readSize(): Size {
  const kept = localStorage.getItem('size')
  return sizes.find((size) => size === kept) ?? 'standard'
}

export function setSize(size: Size): void {
  localStorage.setItem('size', size)
  document.documentElement.dataset.size = size
}
