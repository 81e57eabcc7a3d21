import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { localPath } from '@/lib/access/local-path';
import { takeSecondStep } from '@/lib/access/second-factor/challenge';
import { sessionSecrets } from '@/lib/access/session-secret';
import { sessionLifetimeMs } from '@/lib/access/session-terms';
import { endSession, findSessionActor } from '@/lib/access/sessions';
import { signIn } from '@/lib/access/sign-in';
import type { Context } from '@/lib/platform/context';
import type { Browser } from './browser';
import { endCarriedSession } from './end-carried-session';
import { decodeToken } from './session-cookie';
import type { SignInError } from './sign-in-errors';

const credentialsSchema = z.object({ email: z.string(), password: z.string() });
const codeSchema = z.object({ code: z.string() });
const tokenSchema = z.object({ sessionId: z.string() });

/** next-auth puts a thrown message into the address of the sign-in page: these are codes, never sentences. */
function failWith(code: SignInError): never {
  throw new Error(code);
}

/** How next-auth names what went wrong; nothing that somebody sent looks like it. */
const codeShape = /^[A-Z_]{1,60}$/;

/** It calls an error what only says that somebody sent nonsense. */
const askersFaults: readonly string[] = ['INVALID_CALLBACK_URL_ERROR'];

/** What this request's browser carries of earlier ones, and what is to be set in it. */
export interface Carried {
  /** The cookie of the session that it has. */
  session: string | undefined;
  /** The token of the second step that it is in. */
  secondStep: string | null;
  /** Called with the token of a step just opened; null: it is over. */
  carry: (token: string | null) => void;
}

/**
 * next-auth for one request: e-mail and password in, an encrypted token with nothing but the session's id out. Cookies are
 * http-only; SameSite=Lax, so that a link from a chat opens signed in while no other site can post.
 */
export function authOptions(ctx: Context, browser: Browser, carried: Carried): AuthOptions {
  const [secret] = sessionSecrets(ctx.environment);
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure: browser.overTls } as const;
  const endCarried = async <Result extends { outcome: string }>(result: Result): Promise<Result> => {
    if (result.outcome === 'started') await endCarriedSession(ctx, browser, carried.session);
    return result;
  };
  return {
    secret,
    useSecureCookies: browser.overTls,
    cookies: {
      sessionToken: { name: browser.cookies.session, options: cookie },
      csrfToken: { name: browser.cookies.csrf, options: cookie },
      callbackUrl: { name: browser.cookies.returnTo, options: cookie },
    },
    session: { strategy: 'jwt', maxAge: sessionLifetimeMs / 1_000 },
    jwt: { decode: ({ token }) => decodeToken(ctx.environment, token) },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(input) {
          const credentials = credentialsSchema.safeParse(input);
          if (!credentials.success) return null;
          const result = await signIn(ctx, credentials.data, browser)
            .then(endCarried)
            .catch((error: unknown) => {
              ctx.log.error({ err: error }, 'sign-in failed');
              return failWith('unavailable');
            });
          if (result.outcome === 'limited' || result.outcome === 'closed') failWith(result.outcome);
          if (result.outcome !== 'code_needed')
            return result.outcome === 'started' ? { id: result.person.sessionId } : null;
          carried.carry(result.challenge);
          return null;
        },
      }),
      CredentialsProvider({
        id: 'code',
        credentials: { code: {} },
        async authorize(input) {
          const typed = codeSchema.safeParse(input);
          if (carried.secondStep === null || !typed.success) return failWith('step');
          const step = { challenge: carried.secondStep, code: typed.data.code };
          const result = await takeSecondStep(ctx, step, browser)
            .then(endCarried)
            .catch((error: unknown) => {
              ctx.log.error({ err: error }, 'the second step of a sign-in failed');
              return failWith('unavailable');
            });
          if (result.outcome === 'refused') failWith('code');
          if (result.outcome === 'limited') failWith('codes');
          carried.carry(null);
          return result.outcome === 'started' ? { id: result.person.sessionId } : failWith('step');
        },
      }),
    ],
    callbacks: {
      redirect: ({ url }) => localPath(url) ?? '/',
      // Nothing a browser sends may get into the token: only a fresh sign-in writes it.
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : token),
    },
    events: {
      async signOut({ token }) {
        const parsed = tokenSchema.safeParse(token);
        const person = parsed.success ? await findSessionActor(ctx, parsed.data.sessionId, browser.address) : null;
        if (person) await endSession(ctx, person);
      },
    },
    logger: {
      error: (code) => {
        if (!askersFaults.includes(code)) ctx.log.error({ code: codeShape.test(code) ? code : 'unknown' }, 'next-auth');
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
