import { Badge } from '@/components/ui/badge';
import type { AttemptView, DeliveryView } from '@/lib/delivery/types';
import { attemptLook, deliveryLook } from './delivery-words';

/** Where a delivery stands. */
export function DeliveryStatusBadge({
  delivery,
  plain = false,
}: {
  delivery: Pick<DeliveryView, 'status' | 'lastErrorClass'>;
  plain?: boolean;
}) {
  const { label, tone, icon, hint } = deliveryLook(delivery);
  return (
    <Badge tone={tone} icon={icon} edge={plain ? 'plain' : 'none'} title={hint}>
      {label}
    </Badge>
  );
}

/** How one attempt ended: the status code, and what it means. */
export function AttemptBadge({ attempt }: { attempt: Pick<AttemptView, 'statusCode' | 'finishedAt' | 'errorClass'> }) {
  const { label, tone, icon } = attemptLook(attempt);
  return (
    <Badge tone={tone} icon={icon}>
      {attempt.statusCode !== null && <span className="font-mono">{attempt.statusCode} </span>}
      {label}
    </Badge>
  );
}
