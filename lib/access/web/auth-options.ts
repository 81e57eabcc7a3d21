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
import { decodeToken } from './session-cookie';
import type { SignInError } from './sign-in-errors';

const credentialsSchema = z.object({ email: z.string(), password: z.string() });
const codeSchema = z.object({ code: z.string() });
const tokenSchema = z.object({ sessionId: z.string() });

/** next-auth puts a thrown message into the address of the sign-in page: these are codes, never sentences. */
function failWith(code: SignInError): never {
  throw new Error(code);
}

/** The second step as this request's browser carries it, and what is to be set in it. */
export interface SecondStep {
  /** The token of the browser's cookie. */
  carried: string | null;
  /** Called with the token of a step just opened; null: it is over. */
  carry: (token: string | null) => void;
}

/**
 * next-auth for one request: e-mail and password in, an encrypted token with nothing but the session's id out. Cookies are
 * http-only; SameSite=Lax, so that a link from a chat opens signed in while no other site can post.
 */
export function authOptions(ctx: Context, browser: Browser, secondStep: SecondStep): AuthOptions {
  const [secret] = sessionSecrets(ctx.environment);
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure: browser.overTls } as const;
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
          const result = await signIn(ctx, credentials.data, browser).catch((error: unknown) => {
            ctx.log.error({ err: error }, 'sign-in failed');
            return failWith('unavailable');
          });
          if (result.outcome === 'limited' || result.outcome === 'closed') failWith(result.outcome);
          if (result.outcome !== 'code_needed')
            return result.outcome === 'started' ? { id: result.person.sessionId } : null;
          secondStep.carry(result.challenge);
          return null;
        },
      }),
      CredentialsProvider({
        id: 'code',
        credentials: { code: {} },
        async authorize(input) {
          const typed = codeSchema.safeParse(input);
          if (secondStep.carried === null || !typed.success) return failWith('step');
          const step = { challenge: secondStep.carried, code: typed.data.code };
          const result = await takeSecondStep(ctx, step, browser).catch((error: unknown) => {
            ctx.log.error({ err: error }, 'the second step of a sign-in failed');
            return failWith('unavailable');
          });
          if (result.outcome === 'refused') failWith('code');
          if (result.outcome === 'limited') failWith('codes');
          secondStep.carry(null);
          return result.outcome === 'started' ? { id: result.person.sessionId } : failWith('step');
        },
      }),
    ],
    callbacks: {
      redirect: ({ url }) => localPath(url) ?? '/',
      // Nothing a browser sends may get into the token: only a fresh sign-in writes it.
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : token),
      async session({ session, token }) {
        const parsed = tokenSchema.safeParse(token);
        const person = parsed.success ? await findSessionActor(ctx, parsed.data.sessionId, browser.address) : null;
        if (!person) return { expires: new Date(0).toISOString() };
        return { expires: session.expires, user: { name: person.name, email: person.email } };
      },
    },
    events: {
      async signOut({ token }) {
        const parsed = tokenSchema.safeParse(token);
        const person = parsed.success ? await findSessionActor(ctx, parsed.data.sessionId, browser.address) : null;
        if (person) await endSession(ctx, person);
      },
    },
    logger: {
      error: (code) => ctx.log.error({ code }, 'next-auth'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
