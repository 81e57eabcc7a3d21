const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** Pure: whole seconds as `45 s`, `5 min`, `1 h 30 min`, `2 d 23 h`: exact, with every unit that is not zero. */
export function secondsWords(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** Pure: the same with its two largest units, rounded down: `2 d 23 h` for 2 d 23 h 45 min. */
export function roughSecondsWords(seconds: number): string {
  const largest = units.findIndex(([, size]) => seconds >= size);
  const smallest = units[Math.min(largest + 1, units.length - 1)];
  return secondsWords(largest < 0 || !smallest ? 0 : Math.floor(seconds / smallest[1]) * smallest[1]);
}
