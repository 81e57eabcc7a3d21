import { Skeleton } from '@/components/ui/skeleton';

/** The transfer's own layout while it is read. */
export function TransferSkeleton() {
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        Loading the transfer
      </span>
      <div className="px-4 pt-5 pb-3 md:px-6">
        <Skeleton className="mb-2 h-4 w-32" />
        <Skeleton className="h-7 w-72" />
      </div>
      <div className="flex flex-col gap-4 px-4 md:px-6">
        <Skeleton className="h-20 w-full" />
        <Skeleton className="h-44 w-full" />
        <Skeleton className="h-64 w-full" />
        <Skeleton className="h-56 w-full" />
      </div>
    </div>
  );
}
