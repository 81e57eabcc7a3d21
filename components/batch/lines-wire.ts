import { z } from 'zod';
import type { TimelineSources } from '@/components/timeline/layout-timeline';
import type { TimelineEvent } from '@/components/timeline/timeline-model';
import { type SuborderView, transitionVerdicts } from '@/lib/ledger/types';
import { outcomes } from '@/lib/providers/contract';

const text = z.string().nullable();

const lineSchema = z.object({
  suborderId: text,
  merchantWithdrawId: text,
  lineKey: z.string(),
  status: z.string(),
  terminal: z.boolean(),
  outcome: z.enum(outcomes),
  conflicted: z.boolean(),
  currency: text,
  chain: text,
  amount: text,
  fee: text,
  feeType: text,
  subAmount: text,
  doneAmount: text,
  txId: text,
  fromAddress: text,
  address: text,
  memo: text,
  finishedAt: text,
  openedAt: z.string(),
  settledAt: text,
  detail: z.record(z.string(), z.string()),
}) satisfies z.ZodType<SuborderView>;

/** An event as a row of its values: ten thousand lines have some thirty thousand of them. */
const eventSchema = z.tuple([z.number(), z.enum(transitionVerdicts), z.string().nullable(), z.string(), z.string()]);

const laneSchema = z.object({
  key: z.string(),
  label: z.string(),
  status: z.string(),
  terminal: z.boolean(),
  outcome: z.enum(outcomes),
  conflicted: z.boolean(),
  events: z.array(eventSchema),
});

/** All sub-orders of a batch with their lanes, as the page fetches them once it stands. */
export const linesWireSchema = z.object({
  suborders: z.array(lineSchema),
  openedMs: z.number(),
  settledMs: z.number().nullable(),
  nowMs: z.number(),
  head: laneSchema,
  lines: z.array(laneSchema),
});
export type LinesWire = z.infer<typeof linesWireSchema>;

function packEvent(event: TimelineEvent): z.infer<typeof eventSchema> {
  return [event.atMs, event.verdict, event.fromStatus, event.toStatus, event.callbackId];
}

function unpackEvent([atMs, verdict, fromStatus, toStatus, callbackId]: z.infer<typeof eventSchema>): TimelineEvent {
  return { atMs, verdict, fromStatus, toStatus, callbackId };
}

/** Pure: what goes over the wire; `unpackLines` is its inverse. */
export function packLines(suborders: SuborderView[], sources: TimelineSources): LinesWire {
  const packLane = (lane: TimelineSources['head']) => ({ ...lane, events: lane.events.map(packEvent) });
  return { ...sources, suborders, head: packLane(sources.head), lines: sources.lines.map(packLane) };
}

/** Pure: the sub-orders and lanes of a wire that was read with `linesWireSchema`. */
export function unpackLines(wire: LinesWire): { suborders: SuborderView[]; sources: TimelineSources } {
  const { suborders, ...rest } = wire;
  const unpackLane = (lane: LinesWire['head']) => ({ ...lane, events: lane.events.map(unpackEvent) });
  return { suborders, sources: { ...rest, head: unpackLane(wire.head), lines: wire.lines.map(unpackLane) } };
}
