import type { PeopleStore } from '@/lib/access/people/change-people';
import { noSetup } from './setup-under-way';

/** Takes the user's second factor, a set-up under way and the recovery codes away. */
export async function clearSecondFactor(tx: PeopleStore, userId: bigint): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.user.update({
    where: { id: userId },
    data: { ...noSetup, totpSealed: null, totpConfirmedAt: null, totpLastStep: null },
  });
}
