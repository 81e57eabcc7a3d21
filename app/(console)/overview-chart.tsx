import { useClock } from '@/components/domain/zone';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import type { Bucket } from '@/lib/ledger/overview/types';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { callbacksLink } from './overview-links';
import { bucketWords, grouped, scaleEnd, scaleWords } from './overview-words';

/** Width of one bar's place, and the height of the drawing, in its own units. */
const place = 10;
const height = 100;

interface ChartProps {
  buckets: readonly Bucket[];
  overDays: boolean;
  /** That the bars are named by. */
  clock: ZonedClock;
}

interface ChartLinks {
  /** Ids of the providers that are counted. */
  counted: readonly string[];
}

function tipOf({ at, until, received, usual }: Bucket, overDays: boolean, clock: ZonedClock): string {
  const begins = bucketWords(at, overDays, clock);
  const usually = usual === null ? 'usual not known yet' : `usually ${grouped.format(usual)}`;
  return received === null
    ? `${begins} ${clock.zone}: still to come, ${usually}`
    : `${begins} to ${bucketWords(until, false, clock)} ${clock.zone}: ${grouped.format(received)} received, ${usually}`;
}

/** The usual as one line of steps; bars of which it is not known are left out. */
function usualPath(buckets: readonly Bucket[], scale: number): string {
  let pen = 'M';
  const steps = buckets.map(({ usual }, index) => {
    if (usual === null) {
      pen = 'M';
      return '';
    }
    const y = height - (usual / scale) * height;
    const step = `${pen}${index * place} ${y}H${(index + 1) * place}`;
    pen = 'L';
    return step;
  });
  return steps.join('');
}

function Bars({ buckets, scale, overDays, clock }: ChartProps & { scale: number }) {
  return buckets.map((bucket, index) => {
    const bar = ((bucket.received ?? 0) / scale) * height;
    return (
      <g key={bucket.at} className="group">
        {bar > 0 && (
          <rect
            x={index * place + 1.5}
            y={height - Math.max(bar, 1)}
            width={place - 3}
            height={Math.max(bar, 1)}
            className="fill-accent group-hover:fill-accent-strong"
          />
        )}
        <rect x={index * place} width={place} height={height} className="fill-transparent">
          <title>{tipOf(bucket, overDays, clock)}</title>
        </rect>
      </g>
    );
  });
}

/**
 * What came, bar by bar, under the line of what usually does. Drawn on the server to fill its box, so that nothing moves when it
 * comes; the same numbers stand in a table beneath, each leading to its callbacks.
 */
export function OverviewChart({ buckets, overDays, counted }: Omit<ChartProps, 'clock'> & ChartLinks) {
  const clock = useClock();
  const scale = scaleEnd(Math.max(0, ...buckets.flatMap(({ received, usual }) => [received ?? 0, usual ?? 0])));
  const usual = usualPath(buckets, scale);
  const labelled = overDays ? 4 : 6;
  return (
    <div className="flex flex-col gap-1 p-4">
      {/* Of the drawing alone: read out, the end of its scale would be a figure. */}
      <div aria-hidden className="flex justify-between gap-4 text-2xs text-faint">
        <span>{scaleWords(scale)}</span>
        <span className="flex items-center gap-3">
          <span className="flex items-center gap-1">
            <span className="inline-block size-2 rounded-[1px] bg-accent" /> received
          </span>
          {usual !== '' && (
            <span className="flex items-center gap-1">
              <span className="inline-block w-3 border-neutral-solid border-t border-dashed" /> usual
            </span>
          )}
        </span>
      </div>
      <svg
        aria-hidden
        viewBox={`0 0 ${buckets.length * place} ${height}`}
        preserveAspectRatio="none"
        className="block h-36 w-full border-line border-y"
      >
        <line
          x2={buckets.length * place}
          y1={height / 2}
          y2={height / 2}
          vectorEffect="non-scaling-stroke"
          className="stroke-line"
        />
        <Bars buckets={buckets} scale={scale} overDays={overDays} clock={clock} />
        <path
          d={usual}
          vectorEffect="non-scaling-stroke"
          strokeDasharray="4 3"
          className="pointer-events-none fill-none stroke-neutral-solid"
        />
      </svg>
      <div aria-hidden className={cn('grid text-2xs text-faint', overDays ? 'grid-cols-7' : 'grid-cols-4')}>
        {buckets
          .filter((_, index) => index % labelled === 0)
          .slice(0, overDays ? 7 : 4)
          .map(({ at }) => (
            <span key={at}>{bucketWords(at, overDays, clock).replace(/(?<=.) \d\d:\d\d$/, '')}</span>
          ))}
      </div>
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded-sm text-muted text-xs hover:text-ink">Show as a table</summary>
        <BucketTable buckets={buckets} overDays={overDays} clock={clock} counted={counted} />
      </details>
    </div>
  );
}

function BucketTable({ buckets, overDays, clock, counted }: ChartProps & ChartLinks) {
  return (
    <table className="mt-2 w-full max-w-md text-sm">
      <caption className="sr-only">Callbacks received, against the usual, {clock.zone}</caption>
      <thead>
        <tr className="text-left text-muted text-xs">
          <th scope="col" className="py-1 font-medium">
            From ({clock.zone})
          </th>
          <th scope="col" className="text-right font-medium">
            Received
          </th>
          <th scope="col" className="text-right font-medium">
            Usual
          </th>
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ at, until, received, usual }) => (
          <tr key={at}>
            <th scope="row" className="py-0.5 text-left font-normal text-muted">
              {bucketWords(at, overDays, clock)}
            </th>
            <td className="text-right">
              {received === null ? (
                <span className="text-faint">to come</span>
              ) : (
                <Link
                  href={callbacksLink({ from: at, to: until, zone: clock.zone, counted }, null)}
                  className="underline-offset-2 hover:underline"
                >
                  {grouped.format(received)}
                </Link>
              )}
            </td>
            <td className="text-right text-muted">{usual === null ? '—' : grouped.format(usual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same bars, small, beside a provider's name, as one path; its numbers stand in the row. */
export function Sparkline({ bars, className }: { bars: readonly (number | null)[]; className?: string }) {
  const highest = Math.max(1, ...bars.map((received) => received ?? 0));
  const path = bars.map((received, index) => {
    const bar = ((received ?? 0) / highest) * 20;
    return bar > 0 ? `M${index * 4 + 0.5} 20v-${Math.max(bar, 1)}h3V20z` : '';
  });
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${bars.length * 4} 20`}
      preserveAspectRatio="none"
      className={cn('block h-5 w-24', className)}
    >
      <line x2={bars.length * 4} y1={20} y2={20} vectorEffect="non-scaling-stroke" className="stroke-line-strong" />
      <path d={path.join('')} className="fill-accent" />
    </svg>
  );
}
