import { startDeliveryWorker } from '@/lib/delivery/delivery-worker';
import { createContext } from '@/lib/platform/boot';
import { readEnvironment } from '@/lib/platform/env';

// A delivery worker of its own process, with leases so short that a test can wait for them. It ends only by a signal.
const context = await createContext(readEnvironment(), process.env.DATABASE_URL ?? '');
startDeliveryWorker(context, { slots: 16, reservedSlots: 4, pollMs: 50, leaseMarginMs: 500, sweepMs: 200 });
