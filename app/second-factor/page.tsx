import { SecondFactorPanel } from '@/app/(console)/account/second-factor-panel';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { DrawnForProvider } from '@/app/(console)/providers/drawn-for';
import { signOut } from '@/app/(console)/sign-out';
import { Entrance } from '@/app/sign-in/entrance';
import { Button, buttonStyles } from '@/components/ui/button';
import { getOwnSecondFactor } from '@/lib/access/second-factor/get-own-second-factor';
import { requireOwner } from '@/lib/access/web/session';

/** For those whose role must have a second factor and who have none: the only page they get until it is on. */
export default async function SecondFactorPage() {
  const ctx = await requireOwner();
  const factor = await load(ctx, () => getOwnSecondFactor(ctx));
  return (
    <Entrance
      page="Set up a second factor"
      title="A second factor"
      description={`Your role (${ctx.actor.role}) needs one-time codes of an authenticator app besides the password.`}
    >
      {factor.ok ? (
        <DrawnForProvider userId={ctx.actor.userId}>
          <SecondFactorPanel factor={factor.value} />
        </DrawnForProvider>
      ) : (
        <LoadFailed title="Your second factor could not be read" again="/second-factor" {...factor} />
      )}
      {ctx.secondFactorDue ? (
        <form action={signOut}>
          <Button type="submit" variant="ghost">
            Sign out
          </Button>
        </form>
      ) : (
        <a href="/" className={buttonStyles({ variant: 'secondary', size: 'lg' })}>
          Go to the console
        </a>
      )}
    </Entrance>
  );
}
