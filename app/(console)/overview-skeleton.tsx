import { Card } from '@/components/ui/card';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

const figures = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** The overview's layout while it is read. */
export function OverviewSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-6 px-4 pb-8 md:px-6">
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-4">
        {figures.map((figure) => (
          <div key={figure} className="flex h-23 flex-col justify-center gap-2 bg-canvas px-4">
            <Skeleton className="h-3 w-24" />
            <Skeleton className="h-6 w-16" />
          </div>
        ))}
      </div>
      <Card>
        <div className="p-4">
          <Skeleton className="h-44" />
        </div>
      </Card>
      <Card>
        <SkeletonRows rows={5} widths={['w-28', 'w-24', 'w-12', 'w-12', 'w-12', 'w-12']} />
      </Card>
    </div>
  );
}
