import pg from 'pg';
import { expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, applyAndSchedule, deliverOnce, test } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { minuteMs } from '@/lib/platform/time';
import type { Facts, ReceivedFact, SentFact } from './facts';
import { judge } from './judge';
import { readFacts } from './read-facts';
import type { Rule } from './violation';

const line = { merchant_withdraw_id: 'm1', currency: 'USDT', amount: '5.00', done_amount: '5.00' };

/** What goes wrong in the database, and the rules that must see it. */
const planted: readonly { what: string; sql: string; rules: readonly Rule[] }[] = [
  {
    what: 'an acknowledged request is lost',
    sql: `delete from requests where verdict = 'duplicate'`,
    rules: ['acknowledged_is_stored', 'counters_add_up'],
  },
  {
    what: 'an acknowledged callback is lost with its requests',
    sql: 'delete from requests where callback_id = 1',
    rules: ['acknowledged_is_stored'],
  },
  ...[
    'update requests set account_id = 999 where callback_id = 1',
    'update callbacks set account_id = 999 where id = 1',
    `update requests set callback_id = 999 where verdict = 'duplicate'`,
    'insert into apply_jobs (callback_id, available_at) values (999, now())',
    'update batches set account_id = 999',
    `insert into deliveries (callback_id, destination_id, trigger, status, finished_at)
     select 999, destination_id, trigger, status, finished_at from deliveries where status = 'delivered' limit 1`,
    'insert into transitions (subject, subject_id, callback_id, verdict, to_status, recorded_at) select subject, subject_id, 999, verdict, to_status, recorded_at from transitions limit 1',
  ].map((sql) => ({ what: `a row names nothing: ${sql}`, sql, rules: ['what_is_named_is_there'] as const })),
  {
    what: 'a retry is taken for a callback of its own',
    sql: `update requests set callback_id = (select max(id) from callbacks) where verdict = 'duplicate'`,
    rules: ['stored_exactly_once'],
  },
  {
    what: 'a callback is applied twice',
    // The database itself refuses it: what is tested is that somebody would see it.
    sql: `drop index transitions_subject_subject_id_callback_id_key;
      create temporary table again on commit drop as select * from transitions where callback_id = (select max(id) from callbacks);
      update again set id = id + 1000;
      insert into transitions select * from again`,
    rules: ['applied_exactly_once'],
  },
  {
    what: 'a callback waits to be applied a second time',
    sql: 'insert into apply_jobs (callback_id, available_at) values (1, now())',
    rules: ['applied_exactly_once'],
  },
  {
    what: 'a callback is never searched',
    sql: 'delete from search_documents where callback_id = 1',
    rules: ['applied_is_searched'],
  },
  {
    what: 'a callback is never applied',
    sql: `update callbacks set apply_state = 'pending' where id = 1`,
    rules: ['applied_exactly_once'],
  },
  { what: 'an attempt is missing', sql: 'delete from attempts where number = 1', rules: ['attempts_are_kept'] },
  {
    what: 'an attempt never ends',
    sql: 'update attempts set finished_at = null where number = 1',
    rules: ['attempts_are_kept'],
  },
  {
    what: 'a delivery hangs',
    sql: `update deliveries set status = 'waiting', finished_at = null, next_attempt_at = now() where id = 1`,
    rules: ['deliveries_end'],
  },
  {
    what: 'a delivery is lost',
    sql: 'delete from attempts where delivery_id = 1; delete from deliveries where id = 1',
    rules: ['deliveries_are_made', 'backend_was_called', 'counters_add_up'],
  },
  {
    what: 'a delivery is called done that the backend refused',
    sql: `update deliveries set webhook_id = '00000000-0000-4000-8000-000000000000' where id = 1`,
    rules: ['backend_was_called'],
  },
  {
    what: 'a delivery is given up',
    sql: `update deliveries set status = 'exhausted' where id = 1`,
    rules: ['deliveries_arrive'],
  },
  {
    what: 'a delivery is cancelled',
    sql: `update deliveries set status = 'cancelled' where id = 1`,
    rules: ['deliveries_arrive'],
  },
  {
    what: 'the later callback of a batch overtakes the earlier one',
    // Each gets what the backend got of the other.
    sql: `update attempts set started_at = now();
      create temporary table got on commit drop as select id, webhook_id from deliveries;
      update deliveries set webhook_id = gen_random_uuid();
      update deliveries d set webhook_id = g.webhook_id from got g where g.id = 3 - d.id`,
    rules: ['order_is_kept'],
  },
  {
    what: 'a batch stands where nothing led it',
    sql: `update batches set status = 'FAIL'`,
    rules: ['records_follow_transitions'],
  },
  { what: 'a batch counts a line twice', sql: 'update batches set done_count = 2', rules: ['counters_add_up'] },
  {
    what: 'the statistics count a callback twice',
    sql: `update statistics_deltas set count = count + 1 where measure = 'received'`,
    rules: ['statistics_add_up'],
  },
];

test('what is planted in a real database is seen by the rule that is there for it', async ({
  ctx,
  backend,
  tools,
  databaseUrl,
  onTestFinished,
}) => {
  await addDestination(ctx, backend.url);
  const received: Record<string, ReceivedFact> = {};
  let place = 0;
  // Refuses each delivery once.
  backend.answer((request, response, socket) => {
    const id = request.headers['webhook-id'] ?? 'none';
    const known = received[id];
    place += 1;
    const places = known ?? { firstPlace: place, firstAnsweredPlace: place };
    received[id] = { ...places, answered: (known?.answered ?? 0) + 1, accepted: known ? 1 : 0 };
    return status(known ? 200 : 500)(request, response, socket);
  });
  const first = withdrawBody('b1', 'INIT', [{ ...line, status: 'PROCESSING' }]);
  for (let times = 0; times < 2; times += 1) await postGatepay(ctx, first);
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [{ ...line, status: 'DONE' }]));
  await applyAndSchedule(ctx);
  for (let times = 0; times < 4; times += 1) {
    await deliverOnce(ctx, tools);
    ctx.clock.advance(10 * minuteMs);
  }

  // One connection: what is planted is seen by the reading that follows, and taken back.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.on('error', () => undefined);
  onTestFinished(() => pool.end());
  const read = async (sent: readonly SentFact[]): Promise<Facts> => ({
    ...(await readFacts({ pool })),
    ...{ sent, outages: [], clockMoves: [], received, ledger: null },
  });
  const { requests } = await read([]);
  const keys = [...new Set(requests.map(({ key }) => key))];
  const sent = keys.map((key): SentFact => {
    const acknowledged = requests.filter((request) => request.key === key).length;
    return { key, provider: 'gatepay', acknowledged, refusals: [] };
  });
  expect(sent.map(({ acknowledged }) => acknowledged).sort()).toEqual([1, 2]);
  expect(judge(await read(sent))).toEqual([]);
  for (const { what, sql, rules } of planted) {
    await pool.query('begin');
    await pool.query(sql);
    const seen = judge(await read(sent)).map(({ rule }) => rule);
    await pool.query('rollback');
    expect(seen, what).toEqual(expect.arrayContaining([...rules]));
  }
  expect(judge(await read(sent))).toEqual([]);
});
