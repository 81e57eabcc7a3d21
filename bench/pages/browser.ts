/** A signed-in browser without a screen: keeps cookies, times answers. */
export interface Browser {
  /** Milliseconds until the last byte of the answer. Throws where it is not 200. */
  time(path: string): Promise<number>;
}

function cookiesOf(response: Response): string[] {
  return response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
}

/** Signs in as the form does. */
export async function openBrowser(
  url: string,
  { email, password, token }: { email: string; password: string; token: string },
): Promise<Browser> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = await first.json();
  const signedIn = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookiesOf(first).join('; '), origin: url },
    body: new URLSearchParams({ csrfToken, email, password, callbackUrl: '/' }).toString(),
  });
  const cookie = cookiesOf(signedIn).join('; ');
  if (!cookie.includes('session'))
    throw new Error(`Signing in was answered ${signedIn.status}: ${await signedIn.text()}`);
  return {
    async time(path) {
      const headers: Record<string, string> = path.startsWith('/api/')
        ? { authorization: `Bearer ${token}` }
        : { cookie };
      const startedAt = performance.now();
      const response = await fetch(`${url}${path}`, { headers, redirect: 'manual' });
      await response.arrayBuffer();
      const ms = performance.now() - startedAt;
      if (response.status !== 200) throw new Error(`${path} was answered ${response.status}.`);
      return ms;
    },
  };
}
