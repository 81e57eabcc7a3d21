import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { policyWords } from '@/app/(console)/replays/policy-words';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { ActorContext } from '@/lib/access/actor';
import { getSettingChange } from '@/lib/access/settings/get-setting-change';
import { getReplayPolicy } from '@/lib/delivery/replay/get-replay-policy';
import { replayPolicyKey } from '@/lib/delivery/replay/replay-policy';
import { SettingsCard } from './settings-card';

/** Which replays wait for a second person; it is changed where replays are. */
export async function FourEyesCard({ ctx }: { ctx: ActorContext }) {
  const read = await load(ctx, () => Promise.all([getReplayPolicy(ctx), getSettingChange(ctx, replayPolicyKey)]));
  if (!read.ok) return <LoadFailed title="The four-eyes policy could not be read" again="/settings" {...read} />;
  const [policy, changed] = read.value;
  return (
    <SettingsCard
      id="four-eyes"
      title="Four eyes on replays"
      does="Replays that could pay or book twice wait until a second person has agreed."
      now={policyWords(policy)}
      changed={changed}
      actions={
        <Link href="/replays" className={buttonStyles({ size: 'sm' })}>
          Open under Replays
        </Link>
      }
    />
  );
}
