import {
  CircleDotIcon,
  type LucideIcon,
  MessageSquareIcon,
  RepeatIcon,
  SparklesIcon,
  UserRoundIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { issueStateLooks } from '@/components/issue/issue-state-badge';
import { Link } from '@/components/ui/link';
import { type Tone, toneText } from '@/components/ui/tone';
import type { IssueEvent } from '@/lib/ledger/issues/issue-history';

interface EventLook {
  icon: LucideIcon;
  tone: Tone;
  words: ReactNode;
  /** What somebody said. */
  text?: string;
}

function lookOf(event: IssueEvent): EventLook {
  switch (event.kind) {
    case 'raised':
      return {
        icon: CircleDotIcon,
        tone: 'red',
        words:
          event.callbackId === null ? (
            'Raised'
          ) : (
            <>
              Raised by{' '}
              <Link href={`/callbacks/${event.callbackId}`} className="underline underline-offset-2">
                callback {event.callbackId}
              </Link>
            </>
          ),
      };
    case 'seen_again':
      return {
        icon: RepeatIcon,
        tone: 'neutral',
        words: event.times === 1 ? 'Seen once more' : `Seen ${event.times} times more, the last time`,
      };
    case 'changed': {
      const { label, tone, icon } = issueStateLooks[event.to];
      const words = event.to === 'open' ? 'opened it again' : `${label.toLowerCase()} it`;
      return { icon, tone, words: `${event.by} ${words}` };
    }
    case 'closed_itself':
      return { icon: SparklesIcon, tone: 'green', words: 'Closed by itself: its cause went away' };
    case 'assigned':
      return {
        icon: UserRoundIcon,
        tone: 'neutral',
        words:
          event.to === null
            ? `${event.by} took it from ${event.from ?? 'nobody'}`
            : `${event.by} gave it to ${event.to}`,
      };
    case 'commented':
      return { icon: MessageSquareIcon, tone: 'neutral', words: `${event.by} said`, text: event.text };
  }
}

/** All that happened to an issue and all that was said about it, oldest first. */
export function HistoryList({ history }: { history: readonly IssueEvent[] }) {
  return (
    <ol aria-label="History, oldest first" className="flex flex-col">
      {history.map((event, at) => {
        const { icon: Icon, tone, words, text } = lookOf(event);
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: history only grows at its end
            key={at}
            className="group/event relative flex gap-3 pb-4 last:pb-0"
          >
            <span aria-hidden className="absolute top-5 bottom-0 left-[7.5px] w-px bg-line group-last/event:hidden" />
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${toneText[tone]}`} />
            <div className="min-w-0 flex-1 text-sm">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="min-w-0 break-words">{words}</span>
                <Time at={event.at} className="text-faint text-xs" />
              </p>
              {text !== undefined && (
                <p className="mt-1 whitespace-pre-wrap break-words rounded-md border bg-subtle px-3 py-2">{text}</p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
