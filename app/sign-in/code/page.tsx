import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { Entrance } from '@/app/sign-in/entrance';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { localPath } from '@/lib/access/local-path';
import { readBrowser } from '@/lib/access/web/browser';
import { parseSignInError, signInErrorWords } from '@/lib/access/web/sign-in-errors';
import { getContext } from '@/lib/platform/boot';

const searchSchema = z.object({ error: z.string().optional().catch(undefined) });

/** The second step of signing in, for those whose password was right; a plain form, as the first one. */
export default async function SecondStepPage({ searchParams }: PageProps<'/sign-in/code'>) {
  const error = parseSignInError(searchSchema.parse(await searchParams).error);
  const { cookies: names } = readBrowser(await getContext(), await headers());
  const jar = await cookies();
  const csrfToken = jar.get(names.csrf)?.value.split('|')[0];
  if (!csrfToken || !jar.get(names.secondStep)?.value) redirect('/sign-in?error=step');
  const next = localPath(jar.get(names.returnTo)?.value) ?? '/';
  return (
    <Entrance
      page="Second step"
      title="Enter your one-time code"
      description="The six digits that your authenticator app shows now."
    >
      {error && (
        <Banner kind="error" title={signInErrorWords[error].title}>
          {signInErrorWords[error].detail}
        </Banner>
      )}
      <form method="post" action="/api/auth/callback/code" className="flex flex-col gap-4">
        <input type="hidden" name="csrfToken" value={csrfToken} />
        <input type="hidden" name="callbackUrl" value={next} />
        <Field
          htmlFor="code"
          label="Code"
          hint="Without your phone: one of your recovery codes, each of which works once."
        >
          <Input
            id="code"
            name="code"
            size="lg"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
            maxLength={64}
            aria-describedby="code-note"
            aria-invalid={error === 'code'}
            className="font-mono"
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" className="mt-1 w-full">
          Continue
        </Button>
      </form>
      <p className="text-faint text-xs">
        Lost both? An admin can reset your second factor.{' '}
        <a href="/sign-in" className="underline">
          Sign in as somebody else
        </a>
      </p>
    </Entrance>
  );
}
