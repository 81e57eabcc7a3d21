import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { providerLabel } from '@/components/domain/provider-mark';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { ActorContext } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { getSettingChange } from '@/lib/access/settings/get-setting-change';
import { defaultBounds, type SweepBounds, settingsOf } from '@/lib/reconcile/sweeps/bounds';
import { getSweepBounds, sweepSettingsKey } from '@/lib/reconcile/sweeps/read-bounds';
import { SettingsCard } from './settings-card';
import { boundWords } from './sweeps/bound-words';

interface Line {
  name: string;
  what: string;
  minutes: number | null;
}

function linesOf({ stuck, otherwiseMinutes, second }: SweepBounds): Line[] {
  const open = stuck.map(({ provider, kind, chain, minutes }) => ({
    name: `${providerLabel(provider)}, ${kind}${chain === null ? '' : ` on ${chain}`}`,
    what: 'is stuck when it is open for longer than',
    minutes,
  }));
  const waits = second.map(({ provider, minutes }) => ({
    name: `${providerLabel(provider)}, second callback`,
    what: 'is missing when the first one came longer ago than',
    minutes,
  }));
  return [
    ...open,
    { name: 'Everything else', what: 'is stuck when it is open for longer than', minutes: otherwiseMinutes },
    ...waits,
  ];
}

function nowWords(bounds: SweepBounds): string {
  const { stuck, second } = settingsOf(bounds);
  const others = Number(bounds.otherwiseMinutes !== defaultBounds.otherwiseMinutes);
  const own = stuck.length + second.length + others;
  const { missingMin, minutesMin } = bounds.silence;
  const silence = `a provider is silent after ${boundWords(minutesMin)} in which ${missingMin} callbacks are usual`;
  return `${own === 0 ? 'the defaults' : `${own} of the bounds below set here`}; ${silence}`;
}

/** How long things may take before a person is told: each bound with what it does and what it is now. */
export async function SweepsCard({ ctx }: { ctx: ActorContext }) {
  const read = await load(ctx, () => Promise.all([getSweepBounds(ctx), getSettingChange(ctx, sweepSettingsKey)]));
  if (!read.ok) return <LoadFailed title="The bounds of the sweeps could not be read" again="/settings" {...read} />;
  const [bounds, changed] = read.value;
  return (
    <SettingsCard
      id="sweeps"
      title="Sweeps"
      does="Every minute the console looks for what hangs and what is missing. What is over its bound becomes an issue, its provider is asked where that is possible, and the issue closes by itself once it is cured."
      now={nowWords(bounds)}
      changed={changed}
      actions={
        may(ctx.actor, 'settings.manage') && (
          <Link href="/settings/sweeps" className={buttonStyles({ size: 'sm' })}>
            Change
          </Link>
        )
      }
    >
      <details className="px-4 py-3 text-sm">
        <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">Show every bound</summary>
        <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
          {linesOf(bounds).map(({ name, what, minutes }) => (
            <div key={name} className="flex items-baseline justify-between gap-3 border-b py-1">
              <dt className="min-w-0 text-muted">
                {name} <span className="sr-only">{what}</span>
              </dt>
              <dd className="shrink-0">{boundWords(minutes)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </SettingsCard>
  );
}
