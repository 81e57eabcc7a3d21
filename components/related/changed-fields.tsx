import { PayloadChanges } from '@/components/compare/payload-changes';
import { Link } from '@/components/ui/link';
import type { ChangedPayload } from './changed-payload';

/** Changes written out in a list; the comparison has all of them. */
const shownMax = 8;
const grouped = new Intl.NumberFormat('en');

/** What a callback says differently from the one before it, the first few places. */
export function ChangedFields({ changed, id }: { changed: ChangedPayload; id: string }) {
  switch (changed.state) {
    case 'first':
      return <p className="text-muted text-xs">The first one.</p>;
    case 'dropped':
      return <p className="text-muted text-xs">Not compared with the one before: retention dropped the bytes.</p>;
    case 'unreadable':
      return (
        <p className="text-muted text-xs">Not compared with the one before: its fields cannot be read any more.</p>
      );
    case 'too_large':
      return (
        <p className="text-muted text-xs">
          Too large to be compared here by itself.{' '}
          <Link href={`/callbacks/compare?other=${id}`} className="underline underline-offset-2">
            Compare it with the one before
          </Link>
        </p>
      );
    case 'compared': {
      const { diff, against } = changed;
      if (diff.total === 0) {
        return (
          <p className="text-muted text-xs">
            Says the same as the one before, in all {grouped.format(diff.same)} {diff.same === 1 ? 'value' : 'values'}.
          </p>
        );
      }
      return (
        <>
          <PayloadChanges changes={diff.changes.slice(0, shownMax)} />
          <p className="text-muted text-xs">
            {grouped.format(diff.total)} {diff.total === 1 ? 'place differs' : 'places differ'} from the one before,{' '}
            {grouped.format(diff.same)} {diff.same === 1 ? 'is' : 'are'} the same.{' '}
            <Link
              href={`/callbacks/compare?one=${against}&other=${id}`}
              className="whitespace-nowrap underline underline-offset-2"
            >
              Compare the two
            </Link>
          </p>
        </>
      );
    }
  }
}
