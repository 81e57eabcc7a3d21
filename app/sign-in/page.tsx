import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { Banner } from '@/components/ui/banner';
import { localPath } from '@/lib/access/local-path';
import { readOidcSettings } from '@/lib/access/oidc/settings';
import { readBrowser } from '@/lib/access/web/browser';
import { findActor } from '@/lib/access/web/session';
import {
  aboutPassword,
  newsOfSignIn,
  parseSignInError,
  saidWhileSignedIn,
  signInErrorWords,
} from '@/lib/access/web/sign-in-errors';
import { getContext } from '@/lib/platform/boot';
import { Entrance } from './entrance';
import { isRoute } from './is-route';
import { SignInForm } from './sign-in-form';
import { WaysIn } from './ways-in';

const first = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().optional());
const searchSchema = z.object({ next: first, error: first, ready: first });

/** A link to the sign-in service where there is one, and a plain form: works without JavaScript, and next-auth's own token in it proves that it came from here. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const search = searchSchema.parse(await searchParams);
  const ctx = await getContext();
  const { cookies: names } = readBrowser(ctx, await headers());
  const jar = await cookies();
  const next = localPath(search.next ?? jar.get(names.returnTo)?.value) ?? '/';
  const error = parseSignInError(search.error);
  const service = readOidcSettings(ctx.environment);

  // A database that is away must not hide the page that says so.
  const actor = await findActor().catch(() => null);
  const stillIn = actor !== null && error !== null && saidWhileSignedIn.includes(error);
  if (actor && !stillIn && error !== 'ended' && error !== 'set') redirect(isRoute(next) ? next : '/');

  const csrfToken = jar.get(names.csrf)?.value.split('|')[0];
  // Only next-auth sets the token's cookie: fetch it and come back, once.
  if (!csrfToken && !search.ready)
    redirect(`/api/auth/signin?${new URLSearchParams({ callbackUrl: next, ...(error && { error }) })}`);

  return (
    <Entrance
      page="Sign in"
      title="Sign in to the callback console"
      description={service ? `As ${service.name} knows you.` : 'With the e-mail and password an admin gave you.'}
    >
      {error && (
        <Banner kind={newsOfSignIn.includes(error) ? 'info' : 'error'} title={signInErrorWords[error].title}>
          {signInErrorWords[error].detail}
          {error === 'ended' && service && ` You may still be signed in at ${service.name}.`}
          {stillIn && (
            <>
              {' '}
              You are signed in here as before:{' '}
              <a href={next} className="underline underline-offset-2">
                go back
              </a>
              .
            </>
          )}
        </Banner>
      )}
      {csrfToken ? (
        <WaysIn service={service} next={next} unfolded={error !== null && aboutPassword.includes(error)}>
          <SignInForm csrfToken={csrfToken} next={next} invalid={error === 'refused'} first={!service} />
        </WaysIn>
      ) : (
        <Banner kind="error" title="This browser does not keep the console's cookies.">
          Signing in needs them. Allow cookies for this site, then load the page again.
        </Banner>
      )}
      {!service && (
        <p className="text-faint text-xs">
          The first admin's password was printed when the console first started, or is in ADMIN_PASSWORD.
        </p>
      )}
    </Entrance>
  );
}
