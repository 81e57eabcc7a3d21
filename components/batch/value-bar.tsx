import { isZero } from '@/lib/platform/money';
import { amountShare } from './amount-share';
import { barSegments } from './bar-segments';
import type { BalanceRow } from './batch-balance';

const widthMin = 0.01;

/** What a requested amount became, in the order of the bar and the table. */
export const valueParts = [
  { key: 'done', label: 'done', fill: 'fill-green-solid' },
  { key: 'feeInside', label: 'fee inside', fill: 'fill-neutral-solid' },
  { key: 'failed', label: 'failed', fill: 'fill-red-solid' },
  { key: 'pending', label: 'pending', fill: 'fill-blue-solid' },
] as const satisfies readonly { key: keyof BalanceRow; label: string; fill: string }[];

/** One currency on one chain to its own scale: the whole bar is what was requested; a gap is what nobody accounts for. */
export function ValueBar({ row }: { row: BalanceRow }) {
  const segments = barSegments(
    valueParts.map(({ key }) => amountShare(row[key], row.requested)),
    widthMin,
  );
  const words = valueParts.filter(({ key }) => !isZero(row[key])).map(({ key, label }) => `${label} ${row[key]}`);
  return (
    <svg
      role="img"
      aria-label={`Of ${row.requested} ${row.currency}: ${words.join(', ') || 'nothing yet'}`}
      className="block h-2.5 w-full rounded-sm bg-amber-soft"
    >
      {valueParts.map(({ key, fill }, index) => (
        <rect
          key={key}
          x={`${(segments[index]?.start ?? 0) * 100}%`}
          width={`${(segments[index]?.width ?? 0) * 100}%`}
          height="100%"
          className={fill}
        />
      ))}
    </svg>
  );
}
