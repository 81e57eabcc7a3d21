import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

const title = 'There is no replay with this number';
export const metadata = titleBeforeScripts(title);

export default function ReplayNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageHeader title={title} />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>Replays of a single callback have no page of their own: they stand on the callback’s Response tab.</p>
        <Link href="/replays" className={buttonStyles()}>
          All replays
        </Link>
      </div>
    </>
  );
}
