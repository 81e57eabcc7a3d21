const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Pure: a size in one unit with at most one digit after the point: `0 B`, `812 B`, `4.1 KiB`, `1 MiB`, `2.5 GiB`. */
export function byteWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  const power = Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1_024 ** power).toFixed(1).replace(/\.0$/, '')} ${units[power]}`;
}
