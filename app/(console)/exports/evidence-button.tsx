import { EvidenceLink } from '@/components/export/evidence-link';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';

/** The evidence button of a batch's or transfer's page, for who may have it. `record`: `batch:17`, `transfer:9`. */
export async function EvidenceButton({ record }: { record: string }) {
  const { actor } = await requireActor();
  return may(actor, 'evidence.make') ? <EvidenceLink record={record} whole={may(actor, 'payload.reveal')} /> : null;
}
