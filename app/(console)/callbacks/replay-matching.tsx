import { RotateCcwIcon } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';

/** The way to the plan of replaying everything that the list shows, page after page. */
export function ReplayMatching({ query, filtered }: { query: URLSearchParams; filtered: boolean }) {
  const kept = new URLSearchParams(query);
  for (const name of ['cursor', 'trail', 'limit']) kept.delete(name);
  return (
    <Link href={{ pathname: '/replays/new', search: kept.toString() }} className={buttonStyles()}>
      <RotateCcwIcon aria-hidden />
      {filtered ? 'Replay all that match' : 'Replay all'}
    </Link>
  );
}
