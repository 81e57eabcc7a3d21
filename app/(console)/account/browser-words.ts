const browsers = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

const systems = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/** Pure: a user agent as people say it, "Firefox on Linux"; it is what the browser says of itself, and proves nothing. */
export function browserWords(userAgent: string | null): string {
  const find = (words: readonly (readonly [RegExp, string])[]) =>
    words.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const [browser, system] = [find(browsers), find(systems)];
  if (!browser) return system ? `A program on ${system}` : 'An unknown browser';
  return system ? `${browser} on ${system}` : browser;
}
