/** Pure: a size in one unit with at most one digit after the point: `0 B`, `812 B`, `4.1 KiB`, `1 MiB`. */
export function byteWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  const [value, unit] = bytes < 1_048_576 ? [bytes / 1_024, 'KiB'] : [bytes / 1_048_576, 'MiB'];
  return `${value.toFixed(1).replace(/\.0$/, '')} ${unit}`;
}
