import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { roleLabels } from '@/components/domain/role-words';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { ActorContext } from '@/lib/access/actor';
import { readSecondFactorPolicy, secondFactorPolicyKey } from '@/lib/access/second-factor/policy';
import { getSettingChange } from '@/lib/access/settings/get-setting-change';
import { SettingsCard } from './settings-card';

/** Who must have a second factor; it is changed where people are. */
export async function SecondFactorCard({ ctx }: { ctx: ActorContext }) {
  const read = await load(ctx, () =>
    Promise.all([readSecondFactorPolicy(ctx), getSettingChange(ctx, secondFactorPolicyKey)]),
  );
  if (!read.ok)
    return <LoadFailed title="The policy of second factors could not be read" again="/settings" {...read} />;
  const [{ requiredRoles }, changed] = read.value;
  return (
    <SettingsCard
      id="second-factor"
      title="Second factor"
      does="People of the chosen roles set up one-time codes before they see anything else."
      now={
        requiredRoles.length === 0 ? 'nobody must have one' : requiredRoles.map((role) => roleLabels[role]).join(', ')
      }
      changed={changed}
      actions={
        <Link href="/people" className={buttonStyles({ size: 'sm' })}>
          Open under People
        </Link>
      }
    />
  );
}
