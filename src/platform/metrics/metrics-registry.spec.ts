import { MetricsRegistry } from './metrics-registry.js';

const gauge = { name: 'xuanfa_example_seconds', help: 'An example.' };

describe('the figures of a process', () => {
  let metrics: MetricsRegistry;

  beforeEach(() => {
    jest.useFakeTimers();
    metrics = new MetricsRegistry();
  });
  afterEach(() => jest.useRealTimers());

  it('are one counter for everybody who asks by the same name', async () => {
    const definition = { name: 'xuanfa_examples_total', help: 'Examples.', labels: ['kind'] as const };
    metrics.counter(definition).inc({ kind: 'a' });
    metrics.counter(definition).inc({ kind: 'a' });
    expect(await metrics.text()).toContain('xuanfa_examples_total{kind="a"} 2\n');
  });

  it('are read from their source at most once a second, however many ask', async () => {
    let reads = 0;
    metrics.readFrom('example', [gauge], async () => [{ name: gauge.name, value: ++reads }]);
    await Promise.all([metrics.text(), metrics.text(), metrics.text()]);
    expect(await metrics.text()).toContain('xuanfa_example_seconds 1\n');
    jest.advanceTimersByTime(1_000);
    expect(await metrics.text()).toContain('xuanfa_example_seconds 2\n');
    expect(reads).toBe(2);
  });

  it('show no value that the source no longer names', async () => {
    let state: string | null = 'held';
    metrics.readFrom('example', [{ ...gauge, labels: ['state'] }], async () =>
      state === null ? [] : [{ name: gauge.name, labels: { state }, value: 1 }],
    );
    expect(await metrics.text()).toContain('xuanfa_example_seconds{state="held"} 1');
    state = null;
    jest.advanceTimersByTime(1_000);
    expect(await metrics.text()).not.toContain('{state="held"}');
  });

  it('leave out a source that fails, mark it, and take it up again', async () => {
    let fails = true;
    metrics.readFrom('example', [gauge], async () => {
      if (fails) throw new Error('away');
      return [{ name: gauge.name, value: 5 }];
    });
    const without = await metrics.text();
    expect(without).toContain('xuanfa_figures_readable{source="example"} 0\n');
    expect(without).not.toMatch(/^xuanfa_example_seconds /m);
    fails = false;
    jest.advanceTimersByTime(1_000);
    const again = await metrics.text();
    expect(again).toContain('xuanfa_figures_readable{source="example"} 1\n');
    expect(again).toContain('xuanfa_example_seconds 5\n');
  });

  it('wait two seconds for a source that hangs, not longer', async () => {
    metrics.readFrom('example', [gauge], () => new Promise(() => undefined));
    const text = metrics.text();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await text).toContain('xuanfa_figures_readable{source="example"} 0\n');
  });

  it('come from the source that registered last under a name', async () => {
    metrics.readFrom('example', [gauge], async () => [{ name: gauge.name, value: 1 }]);
    metrics.readFrom('example', [gauge], async () => [{ name: gauge.name, value: 2 }]);
    expect(await metrics.text()).toContain('xuanfa_example_seconds 2\n');
  });
});
