import type { Loaded } from '@/app/(console)/load';
import { UnsearchedBanner } from '@/components/search/unsearched-banner';
import { Banner } from '@/components/ui/banner';
import type { Unsearched } from '@/lib/search/read-unsearched';

/** What a list that is filtered by payload leaves out, because nobody knows it yet; null: it is not filtered so. */
export function NotFilteredYet({ unsearched }: { unsearched: Loaded<Unsearched | null> | null }) {
  if (unsearched === null || (unsearched.ok && unsearched.value === null)) return null;
  return (
    <div className="px-4 pb-3 md:px-6">
      {unsearched.ok && unsearched.value ? (
        <UnsearchedBanner unsearched={unsearched.value}>
          Until then no filter by payload finds them: this list leaves them out, and no replay or export of it begins.
        </UnsearchedBanner>
      ) : (
        <Banner kind="warning" title="Whether this list knows all payloads could not be found out" />
      )}
    </div>
  );
}
