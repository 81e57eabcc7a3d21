import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import type { OpenedAttempts } from '@/components/delivery/opened-attempts';
import type { DeliveryWithAttempts } from '@/lib/delivery/types';
import type { CallbackDetails } from '@/lib/intake/types';
import { BackendAnswers } from './response-tab-backends';
import { ProviderAnswer } from './response-tab-provider';

/** What backends were sent and answered. */
export interface CallbackDeliveries {
  deliveries: readonly DeliveryWithAttempts[];
  opened: OpenedAttempts;
}

/** What the provider was answered, and below it what backends answered. */
export function ResponseTab({
  callback,
  forwarded,
}: {
  callback: CallbackDetails;
  forwarded: Loaded<CallbackDeliveries>;
}) {
  return (
    <div className="flex flex-col gap-6">
      <ProviderAnswer callback={callback} />
      <section className="flex flex-col gap-3">
        <h2 className="font-medium text-sm">What your backends answered</h2>
        {forwarded.ok ? (
          <BackendAnswers callback={callback} {...forwarded.value} />
        ) : (
          <LoadFailed
            title="The deliveries could not be read"
            again={`/callbacks/${callback.id}?tab=response`}
            {...forwarded}
          />
        )}
      </section>
    </div>
  );
}
