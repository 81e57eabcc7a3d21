import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import { roleLabels, roleWords } from '@/components/domain/role-words';
import { DocumentTitle } from '@/components/frame/document-title';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { listSessions } from '@/lib/access/people/list-sessions';
import { passwordLengthMin } from '@/lib/access/people/password-rule';
import { getOwnSecondFactor } from '@/lib/access/second-factor/get-own-second-factor';
import { requireActor } from '@/lib/access/web/session';
import { changeOwnPassword } from './actions';
import { SecondFactorPanel } from './second-factor-panel';
import { SessionsCard } from './sessions-card';
import { TimesCard } from './times-card';

function PasswordCard({ email, byService }: { email: string; byService: boolean }) {
  return (
    <Card aria-label="Password">
      <CardHeader title="Password" />
      <CardBody>
        {byService && (
          <p className="mb-3 max-w-prose text-muted text-sm">
            You signed in with the sign-in service and may have no password here. An admin’s one-time link sets one.
          </p>
        )}
        <ActionForm action={changeOwnPassword} hidden={{}} clears className="max-w-72">
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <TextField name="current" label="Current password" type="password" autoComplete="current-password" required />
          <TextField
            name="password"
            label="New password"
            type="password"
            autoComplete="new-password"
            required
            hint={`At least ${passwordLengthMin} characters. Other sessions end.`}
          />
          <TextField name="again" label="The same again" type="password" autoComplete="new-password" required />
          <div>
            <SubmitButton variant="primary">Change password</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** The signed-in person's own account: password, second factor, sessions. */
export default async function AccountPage() {
  const ctx = await requireActor();
  const { userId, name, email, role } = ctx.actor;
  const read = await load(ctx, () => Promise.all([getOwnSecondFactor(ctx), listSessions(ctx, { userId })]));
  return (
    <>
      <DocumentTitle>Your account</DocumentTitle>
      <PageHeader title="Your account" description={`${name} · ${email} · ${roleLabels[role]}: ${roleWords[role]}.`} />
      {read.ok ? (
        <div className="flex max-w-4xl flex-col gap-4 px-4 pb-8 md:px-6">
          <TimesCard now={ctx.clock.now().toISOString()} />
          <PasswordCard email={email} byService={read.value[0].proof !== 'password'} />
          <Card aria-label="Second factor">
            <CardHeader title="Second factor" />
            <CardBody>
              <p className="mb-3 max-w-prose text-muted text-sm">
                One-time codes of an authenticator app, asked for when you have signed in.
                {read.value[0].required && ` The role ${role} must have them.`}
              </p>
              <SecondFactorPanel factor={read.value[0]} />
            </CardBody>
          </Card>
          <SessionsCard sessions={read.value[1]} userId={userId} />
        </div>
      ) : (
        <LoadFailed title="Your account could not be read" again="/account" {...read} />
      )}
    </>
  );
}
