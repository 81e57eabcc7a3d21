import { cn } from '@/components/ui/cn';

export const environmentKinds = ['live', 'test', 'demo'] as const;
export type EnvironmentKind = (typeof environmentKinds)[number];

const looks: Record<EnvironmentKind, { label: string; hint: string; className: string }> = {
  live: { label: 'LIVE', hint: 'Real callbacks about real money.', className: 'border-green-solid text-green-ink' },
  test: {
    label: 'TEST',
    hint: 'A console for trying things out.',
    className: 'border-control border-dashed text-muted',
  },
  demo: {
    label: 'DEMO',
    hint: 'Everything here is made up by the simulator.',
    className: 'border-amber-solid text-amber-ink',
  },
};

/** Which console this is, so that nobody replays in the wrong one. */
export function EnvironmentBadge({ kind }: { kind: EnvironmentKind }) {
  const { label, hint, className } = looks[kind];
  return (
    <span
      title={hint}
      className={cn(
        'inline-flex h-5 items-center rounded-sm border px-1.5 font-semibold text-2xs tracking-wider',
        className,
      )}
    >
      {label}
    </span>
  );
}
