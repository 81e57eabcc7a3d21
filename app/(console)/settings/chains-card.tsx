import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { ActorContext } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import type { ChainRow } from '@/lib/ledger/chains/chain-settings';
import { getChainRows } from '@/lib/ledger/chains/get-chain-rows';
import { ChainsTable } from './chains/chains-table';
import { TryValue } from './chains/try-value';
import { SettingsCard } from './settings-card';

function nowWords(rows: readonly ChainRow[]): string {
  const inForce = rows.filter(({ disabled }) => !disabled).length;
  const own = rows.filter(({ source }) => source !== 'default').length;
  const off = rows.length - inForce;
  return [
    `${inForce} chains in force`,
    ...(own > 0 ? [`${own} added or changed here`] : []),
    ...(off > 0 ? [`${off} out of force`] : []),
  ].join(', ');
}

/** The chain map: every chain with its forms and explorer, and a field to try a hash. */
export async function ChainsCard({ ctx }: { ctx: ActorContext }) {
  const read = await load(ctx, () => getChainRows(ctx));
  if (!read.ok) return <LoadFailed title="The chain map could not be read" again="/settings" {...read} />;
  const { rows, changed } = read.value;
  return (
    <SettingsCard
      id="chains"
      title="Chain map"
      does="By it hashes and addresses are linked to their chain’s explorer and held against the form that the chain’s have. A chain is known by every spelling that a provider uses."
      now={nowWords(rows)}
      changed={changed}
      actions={
        may(ctx.actor, 'settings.manage') && (
          <Link href="/settings/chains/new" className={buttonStyles({ size: 'sm' })}>
            Add a chain
          </Link>
        )
      }
    >
      <TryValue chainMap={rows.flatMap(({ entry, disabled }) => (disabled ? [] : [entry]))} />
      <div className="border-t">
        <ChainsTable rows={rows} />
      </div>
    </SettingsCard>
  );
}
