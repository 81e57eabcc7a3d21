import { ShieldCheckIcon, ShieldQuestionMarkIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

const unverifiedHint = "Unverified: unsigned by the provider's design. Kept, shown, never applied to money.";

export interface VerifiedBadgeProps {
  verified: boolean;
  plain?: boolean;
  /** Unverified shows its sign only, where a word would cost a column its room. */
  compact?: boolean;
}

/** Whether the sender was proven. Unverified has a dashed edge and is never applied to money. */
export function VerifiedBadge({ verified, plain = false, compact = false }: VerifiedBadgeProps) {
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
      className={compact ? 'gap-0 px-0.5' : undefined}
      title={unverifiedHint}
    >
      {compact ? <span className="sr-only">Unverified</span> : 'Unverified'}
    </Badge>
  );
}
