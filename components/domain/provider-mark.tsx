import { cn } from '@/components/ui/cn';

interface Mark {
  label: string;
  letters: string;
  className: string;
}

/** A small sign of each provider; its letters, not only its shade, tell it apart. Labels are the providers' own names. */
const marks: Readonly<Record<string, Mark>> = {
  basswallet: { label: 'BassWallet', letters: 'Bw', className: 'bg-blue-soft text-blue-ink' },
  b2binpay: { label: 'B2BinPay', letters: 'B2', className: 'bg-violet-soft text-violet-ink' },
  gatepay: { label: 'GatePay', letters: 'Gp', className: 'bg-accent-soft text-accent-ink' },
  bayarcash: { label: 'Bayarcash', letters: 'By', className: 'bg-amber-soft text-amber-ink' },
  caibo: { label: 'Caibo', letters: 'Cb', className: 'bg-green-soft text-green-ink' },
  test: { label: 'Test', letters: 'Te', className: 'border border-dashed border-control text-muted' },
};

/** The name of a provider; its id where this screen has never heard of it. */
export function providerLabel(provider: string): string {
  return Object.hasOwn(marks, provider) ? (marks[provider]?.label ?? provider) : provider;
}

/** A provider's sign and name. `account` is shown where it is not the default one. */
export function ProviderMark({
  provider,
  account,
  compact = false,
}: {
  provider: string;
  account?: string;
  /** Its sign alone; `narrow`: below 1424 px. The name is still read out, and shown on hover. */
  compact?: boolean | 'narrow';
}) {
  const mark = Object.hasOwn(marks, provider) ? marks[provider] : undefined;
  const label = mark?.label ?? provider;
  return (
    <span className="mark" title={label}>
      <span aria-hidden className={mark?.className ?? 'bg-neutral-soft text-neutral-ink'}>
        {mark?.letters ?? [...provider].slice(0, 2).join('')}
      </span>
      <span className={cn('truncate', compact === 'narrow' ? 'max-[89rem]:sr-only' : compact && 'sr-only')}>
        {label}
      </span>
      {account && account !== 'default' && <span className="truncate text-faint">{account}</span>}
    </span>
  );
}
