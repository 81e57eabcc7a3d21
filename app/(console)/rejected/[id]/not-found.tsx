import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

export default function RequestNotFound() {
  return (
    <>
      <PageHeader title="There is no rejected request with this id" />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>
          Check the id. Requests are kept for as long as retention says, then dropped whole; callbacks stay for ever.
        </p>
        <Link href="/rejected" className={buttonStyles()}>
          All rejected requests
        </Link>
      </div>
    </>
  );
}
