import { headers } from 'next/headers';

/** Where this console is reached, as the browser sees it: `https://console.example`; for showing URLs, never for deciding. */
export async function consoleOrigin(): Promise<string> {
  const sent = await headers();
  const scheme = sent.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  return `${scheme}://${sent.get('host') ?? 'localhost'}`;
}
