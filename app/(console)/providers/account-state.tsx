import { CircleCheckIcon, CircleSlashIcon, KeyRoundIcon, TriangleAlertIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { AccountSummary } from '@/lib/intake/accounts/types';

/** Whether an account takes callbacks, and if not, what keeps it. */
export function AccountState({
  account,
}: {
  account: Pick<AccountSummary, 'enabled' | 'problem' | 'needsSecret' | 'secrets'>;
}) {
  if (!account.enabled) {
    return (
      <Badge tone="neutral" icon={CircleSlashIcon} title="Callbacks are refused with 403, and kept.">
        Disabled
      </Badge>
    );
  }
  if (account.problem !== null) {
    return (
      <Badge tone="red" icon={TriangleAlertIcon} title={account.problem}>
        Unusable
      </Badge>
    );
  }
  if (account.needsSecret && account.secrets.length === 0) {
    return (
      <Badge
        tone="amber"
        icon={KeyRoundIcon}
        title="Nothing can be proven: callbacks are refused with 503, and sent again."
      >
        No secret
      </Badge>
    );
  }
  return (
    <Badge tone="green" icon={CircleCheckIcon} title="Callbacks are taken.">
      Enabled
    </Badge>
  );
}
