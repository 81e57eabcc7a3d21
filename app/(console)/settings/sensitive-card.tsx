import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { providerLabel } from '@/components/domain/provider-mark';
import { roleLabels } from '@/components/domain/role-words';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { ActorContext } from '@/lib/access/actor';
import { may, permissions } from '@/lib/access/permissions';
import { getSensitiveFields, type ProviderSensitivity } from '@/lib/intake/sensitive/get-sensitive-fields';
import { SettingsCard } from './settings-card';

function nowWords(providers: readonly ProviderSensitivity[]): string {
  const masked = providers.reduce((sum, { changes }) => sum + Object.keys(changes.added).length, 0);
  const shown = providers.reduce((sum, { changes }) => sum + changes.removed.length, 0);
  const who = permissions['payload.reveal'].roles.map((role) => roleLabels[role]).join(' and ');
  const own = masked + shown === 0 ? 'the defaults' : `the defaults, ${masked} masked and ${shown} shown besides`;
  return `${own}; revealed by ${who}, and by tokens with the scope reveal`;
}

/** Which fields of payloads are masked, provider by provider. */
export async function SensitiveCard({ ctx }: { ctx: ActorContext }) {
  const read = await load(ctx, () => getSensitiveFields(ctx));
  if (!read.ok) return <LoadFailed title="The sensitive fields could not be read" again="/settings" {...read} />;
  const { providers, changed } = read.value;
  return (
    <SettingsCard
      id="sensitive"
      title="Sensitive fields"
      does="Names, e-mail addresses, phones, bank accounts and card data in payloads are masked on every page, in the API and in files, and searched by whole values alone. Who may reveal sees them on demand, and the audit has it."
      now={nowWords(providers)}
      changed={changed}
      actions={
        may(ctx.actor, 'settings.manage') && (
          <Link href="/settings/sensitive" className={buttonStyles({ size: 'sm' })}>
            Change
          </Link>
        )
      }
    >
      <details className="px-4 py-3 text-sm">
        <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">Show every field</summary>
        <dl className="mt-2 flex flex-col gap-1">
          {providers.map(({ provider, fields, changes }) => (
            <div key={provider} className="flex flex-wrap gap-x-3 border-b py-1">
              <dt className="w-28 shrink-0 text-muted">{providerLabel(provider)}</dt>
              <dd className="min-w-0 flex-1 break-words font-mono text-[0.95em]">
                {[...Object.keys(fields), ...Object.keys(changes.added)].join(', ') || '—'}
                {changes.removed.length > 0 && (
                  <span className="text-muted"> · shown: {changes.removed.join(', ')}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </SettingsCard>
  );
}
