import type { TestingModule } from '@nestjs/testing';
import { MetricsRegistry } from '../../src/platform/metrics/metrics-registry.js';
import { startTraces, type Traces } from '../../src/platform/trace/traces.js';
import { addPolicy, approveStory, type Newsroom, openAccount, openNewsroom } from '../factories/newsroom.js';
import { TEST_PASSWORD } from '../support/http-app.js';
import { type HttpReceiver, openHttpReceiver } from '../support/receivers.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number; boolValue?: boolean } }[];
}

interface OtlpBody {
  resourceSpans: {
    resource: { attributes: OtlpSpan['attributes'] };
    scopeSpans: { spans: OtlpSpan[] }[];
  }[];
}

describe('a post on its way, watched by a collector and counted', () => {
  const title = '不得外泄的示例标题';
  let collector: HttpReceiver;
  let traces: Traces | null;
  let room: Newsroom;
  let worker: TestingModule;
  let spans: OtlpSpan[];
  let figures: string;

  const only = (name: string): OtlpSpan => {
    const found = spans.filter((span) => span.name === name);
    if (found.length !== 1) throw new Error(`${found.length} spans are named ${name}`);
    return found[0] as OtlpSpan;
  };
  const said = (span: OtlpSpan, key: string) => {
    const value = span.attributes.find((attribute) => attribute.key === key)?.value;
    return value?.stringValue ?? value?.intValue ?? value?.boolValue;
  };

  beforeAll(async () => {
    collector = await openHttpReceiver();
    traces = await startTraces(collector.url, 'all');
    room = await openNewsroom();
    const web = await openAccount(room, 'web');
    // The second one waits for a quarter of an hour.
    await addPolicy(room, [{ type: 'minGap', gap: 'PT15M' }], { departmentId: room.bureau });
    const stories = [await approveStory(room, { web }, { text: title }), await approveStory(room, { web })];
    const duty = await room.api.loginAs('duty', TEST_PASSWORD);
    const ids: string[] = [];
    for (const storyId of stories) {
      const answer = await duty.post<{ id: string }>('/api/publications', { storyId, accountId: web });
      expect(answer.status).toBe(201);
      ids.push(answer.body.id);
    }
    // Both fall due at once, as after an outage.
    await room.api.dataSource.query(
      `UPDATE publication SET wished_at = clock_timestamp() - interval '2 seconds',
         first_slot_at = clock_timestamp() - interval '2 seconds', slot_at = clock_timestamp() - interval '2 seconds'`,
    );
    worker = await buildWorker(room.databaseUrl);
    await worker.init();
    await until('one is out and the other has its next slot', async () => {
      const [row] = await room.api.dataSource.query(
        `SELECT count(*) FILTER (WHERE state = 'sent')::int AS sent,
                count(*) FILTER (WHERE state = 'scheduled' AND slot_at > clock_timestamp())::int AS later FROM publication`,
      );
      return row.sent === 1 && row.later === 1;
    });
    figures = await worker.get(MetricsRegistry).text();
    await worker.close();
    await room.close();
    await traces?.close();
    spans = collector.calls
      .map(({ body }) => JSON.parse(body) as OtlpBody)
      .flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
      );
  });
  afterAll(() => collector.close());

  it('is planned within the request that asked for it', () => {
    const requests = spans.filter(({ name }) => name === 'POST /api/publications');
    const plans = spans.filter(({ name }) => name === 'publication.plan');
    expect(plans).toHaveLength(2);
    expect(plans.map(({ parentSpanId }) => parentSpanId).sort()).toEqual(requests.map(({ spanId }) => spanId).sort());
    expect(requests.map((span) => said(span, 'http.response.status_code'))).toEqual([201, 201]);
  });

  it('goes on in one trace from the claim round through begin and call to the record', () => {
    const send = only('publication.send');
    const round = spans.find(({ spanId }) => spanId === send.parentSpanId);
    expect(round?.name).toBe('claim round');
    for (const name of ['publication.begin', 'channel.send', 'publication.record']) {
      expect([name, only(name).traceId, only(name).parentSpanId]).toEqual([name, round?.traceId, send.spanId]);
    }
    expect(said(only('channel.send'), 'xuanfa.channel')).toBe('web');
    expect(said(only('publication.record'), 'xuanfa.outcome')).toBe('sent');
    const plan = spans.find((span) => said(span, 'xuanfa.publication_id') === said(send, 'xuanfa.publication_id'));
    expect(plan).toBeDefined();
  });

  it('leaves no span of rounds that looked at nothing', () => {
    const rounds = spans.filter(({ name }) => name === 'claim round');
    expect(rounds.length).toBeGreaterThan(0);
    expect(rounds.every((span) => Number(said(span, 'xuanfa.looked')) > 0)).toBe(true);
  });

  it('tells the collector no text, no session and no password', () => {
    const all = collector.calls.map(({ body }) => body).join('');
    expect(spans.length).toBeGreaterThan(5);
    expect(collector.calls.every(({ path }) => path === '/v1/traces')).toBe(true);
    for (const secret of [title, TEST_PASSWORD, 'xuanfa_session', '示例']) expect(all).not.toContain(secret);
  });

  it('counts in the worker’s own figures: claim, begin, answer, and the rule that refused the other', () => {
    expect(figures).toContain('xuanfa_claims_total{channel="web"} 1\n');
    expect(figures).toContain('xuanfa_send_outcomes_total{channel="web",outcome="sent"} 1\n');
    expect(figures).toMatch(/xuanfa_throttle_refusals_total\{by="policy",rule="minGap"\} [1-9]/);
    for (const name of ['begin', 'answer']) {
      const sum = Number(
        new RegExp(`xuanfa_${name}_lateness_seconds_sum\\{channel="web"\\} (\\S+)`).exec(figures)?.[1],
      );
      // It came due two seconds before anybody worked.
      expect(sum).toBeGreaterThanOrEqual(2);
      expect(sum).toBeLessThan(30);
    }
    expect(figures).toMatch(/xuanfa_queue_jobs\{queue="dispatch",state="waiting"\} \d+\n/);
  });
});

describe('a collector that is away', () => {
  it('keeps no process from its end', async () => {
    const collector = await openHttpReceiver();
    await collector.close();
    const traces = await startTraces(collector.url, 'all');
    const began = Date.now();
    await traces?.close();
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
