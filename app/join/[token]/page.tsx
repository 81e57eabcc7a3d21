import type { Metadata } from 'next';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import { Entrance } from '@/app/sign-in/entrance';
import { ServiceLink } from '@/app/sign-in/service-link';
import { buttonStyles } from '@/components/ui/button';
import { readOidcSettings } from '@/lib/access/oidc/settings';
import { findLink } from '@/lib/access/people/one-time-link';
import { passwordLengthMin } from '@/lib/access/people/password-rule';
import { getContext } from '@/lib/platform/boot';
import { setFirstPassword } from './actions';

export const metadata: Metadata = { referrer: 'no-referrer' };

/** Where a one-time link leads. Looking does not use it up: programs that preview links look, too. */
export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params;
  const ctx = await getContext();
  const link = await findLink(ctx, token);
  const service = readOidcSettings(ctx.environment);
  if (!link) {
    return (
      <Entrance
        page="Set your password"
        title="This link does not work any more"
        description="It was used, has expired, or a newer one took its place. Ask an admin for a new one."
      >
        <a href="/sign-in" className={buttonStyles({ variant: 'primary', size: 'lg' })}>
          Go to the sign-in page
        </a>
      </Entrance>
    );
  }
  return (
    <Entrance
      page="Set your password"
      title={link.kind === 'invitation' ? `Welcome, ${link.name}` : 'Set a new password'}
      description={`Choose the password for ${link.email}.`}
    >
      {service && link.kind === 'invitation' && (
        <>
          <ServiceLink name={service.name} next="/" />
          <p className="text-muted text-sm">
            {service.required ? 'That is the way in; a password is for admins alone.' : 'Or choose a password:'}
          </p>
        </>
      )}
      <ActionForm action={setFirstPassword} hidden={{ token }}>
        <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
        <TextField
          name="password"
          label="Password"
          type="password"
          size="lg"
          autoComplete="new-password"
          required
          hint={`At least ${passwordLengthMin} characters; a few words make a good one.`}
        />
        <TextField name="again" label="The same again" type="password" size="lg" autoComplete="new-password" required />
        <SubmitButton variant="primary" size="lg" className="w-full">
          Set password
        </SubmitButton>
      </ActionForm>
    </Entrance>
  );
}
