import { DestinationStateBadge } from '@/components/delivery/destination-state-badge';
import { HealthFigures } from '@/components/delivery/health-figures';
import { StandingBanner } from '@/components/delivery/standing-banner';
import { UrlText } from '@/components/domain/url-text';
import { Link } from '@/components/ui/link';
import { filterWords } from '@/lib/delivery/destinations/filter-words';
import type { DestinationDetails } from '@/lib/delivery/destinations/types';
import { destinationHref } from './destination-href';

/** One destination in the list: what it is, what it wants, and how it does. */
export function DestinationRow({ destination }: { destination: DestinationDetails }) {
  const { id, name, url, filter, source, health } = destination;
  return (
    <li className="flex flex-col gap-3 border-t px-4 py-3 first:border-t-0">
      <div className="grid gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1fr)_38.5rem]">
        <div className="flex min-w-0 flex-col items-start gap-1">
          <div className="flex max-w-full flex-wrap items-center gap-x-3 gap-y-1">
            <Link
              href={destinationHref(id)}
              className="min-w-0 break-words rounded-sm font-medium decoration-line-strong underline-offset-2 hover:underline"
            >
              {name}
            </Link>
            <DestinationStateBadge destination={destination} />
            {source === 'environment' && <span className="text-faint text-xs">set by variables</span>}
          </div>
          <UrlText url={url} className="max-w-full" />
          <p className="text-muted text-sm">{filterWords(filter)}</p>
        </div>
        <HealthFigures health={health} columns />
      </div>
      <StandingBanner destination={destination} />
    </li>
  );
}
