import { MessageCircleQuestionIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

const hint = 'The provider did not send this: it is what it answered when it was asked. Applied the same way.';

/** Marks a callback that is a provider's answer to a probe. `compact`: its sign only, where a word would cost a column its room. */
export function FromProbeBadge({ compact = false }: { compact?: boolean }) {
  return (
    <Badge tone="violet" icon={MessageCircleQuestionIcon} className={compact ? 'gap-0 px-0.5' : undefined} title={hint}>
      {compact ? <span className="sr-only">From a probe</span> : 'From a probe'}
    </Badge>
  );
}
