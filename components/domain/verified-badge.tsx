import { ShieldCheckIcon, ShieldQuestionMarkIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

/** Whether the sender was proven. Unverified has a dashed edge and is never applied to money. */
export function VerifiedBadge({ verified, plain = false }: { verified: boolean; plain?: boolean }) {
  if (verified) {
    return (
      <Badge tone="green" icon={ShieldCheckIcon} edge={plain ? 'plain' : 'none'} title="The sender holds the secret.">
        Verified
      </Badge>
    );
  }
  return (
    <Badge
      icon={ShieldQuestionMarkIcon}
      edge="dashed"
      title="Unsigned by the provider's design: kept, shown, never applied to money."
    >
      Unverified
    </Badge>
  );
}
