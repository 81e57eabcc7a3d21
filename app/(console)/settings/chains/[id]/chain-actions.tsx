import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { enableChain, resetToDefault } from '@/app/(console)/settings/chains/actions';
import type { ChainRow } from '@/lib/ledger/chains/chain-settings';

/** Out of force and back, and to its default; each says what it does. */
export function ChainActions({ row: { entry, source, disabled } }: { row: ChainRow }) {
  const { id, name } = entry;
  return (
    <>
      <ConfirmDialog
        label={disabled ? 'Put in force' : 'Take out of force'}
        title={disabled ? `Put ${name} in force?` : `Take ${name} out of force?`}
        description={
          disabled
            ? 'Its hashes and addresses are linked and checked again.'
            : 'Its hashes and addresses become plain text and are no longer checked. Its spellings are free for another chain.'
        }
        agree={disabled ? 'Put in force' : 'Take out of force'}
        action={enableChain}
        hidden={{ id, enabled: String(disabled) }}
      />
      {source === 'changed' && (
        <ConfirmDialog
          label="Reset to default"
          title={`Reset ${name} to its default?`}
          description="What was changed here is forgotten; the audit keeps it."
          agree="Reset"
          action={resetToDefault}
          hidden={{ id }}
          variant="danger"
        />
      )}
      {source === 'added' && (
        <ConfirmDialog
          label="Remove"
          title={`Remove ${name}?`}
          description="The map no longer knows the chain; the audit keeps what it said of it."
          agree="Remove"
          action={resetToDefault}
          hidden={{ id }}
          variant="danger"
        />
      )}
    </>
  );
}
