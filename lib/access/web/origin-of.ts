/** Where the browser of these headers reached the console: `https://console.example`; proves nothing, for anybody can send it. */
export function originOf(headers: Headers): string {
  const scheme = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  return `${scheme}://${headers.get('host') ?? 'localhost'}`;
}
