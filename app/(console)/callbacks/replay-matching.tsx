import { RotateCcwIcon } from 'lucide-react';
import Link from 'next/link';
import { buttonStyles } from '@/components/ui/button';

/** The way to the plan of replaying everything that the list shows, page after page. */
export function ReplayMatching({ query, filtered }: { query: URLSearchParams; filtered: boolean }) {
  const kept = new URLSearchParams(query);
  for (const name of ['cursor', 'trail', 'limit']) kept.delete(name);
  return (
    <Link href={{ pathname: '/replays/new', search: kept.toString() }} prefetch={false} className={buttonStyles()}>
      <RotateCcwIcon aria-hidden />
      {filtered ? 'Replay all that match' : 'Replay all'}
    </Link>
  );
}
