import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

export default function ReplayNotFound() {
  return (
    <>
      <PageHeader title="There is no replay with this number" />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>Replays of a single callback have no page of their own: they stand on the callback’s Response tab.</p>
        <Link href="/replays" className={buttonStyles()}>
          All replays
        </Link>
      </div>
    </>
  );
}
