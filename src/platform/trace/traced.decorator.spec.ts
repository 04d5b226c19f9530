import { tracing } from './span.js';
import { startTraces } from './traces.js';
import { Traced } from './traced.decorator.js';

// Loading either of them is what must not happen.
jest.mock('@opentelemetry/sdk-trace-node', () => {
  throw new Error('the SDK was loaded');
});
jest.mock('@opentelemetry/exporter-trace-otlp-http', () => {
  throw new Error('the exporter was loaded');
});

class Example {
  private readonly factor = 2;
  looked = 0;

  @Traced('example.double', {
    attributes: (n: number) => {
      throw new Error(`attributes were asked of ${n}`);
    },
  })
  async double(n: number): Promise<number> {
    this.looked++;
    if (n < 0) throw new RangeError('too small');
    return n * this.factor;
  }
}

describe('without an endpoint', () => {
  it('nothing of OpenTelemetry’s SDK is loaded', async () => {
    expect(await startTraces(null, 'all')).toBeNull();
    await expect(startTraces('http://127.0.0.1:4318', 'all')).rejects.toThrow(/was loaded/);
  });

  it('a traced method is the method: its result, its failure and its object are its own, and nothing is asked of it', async () => {
    const example = new Example();
    expect(await example.double(21)).toBe(42);
    await expect(example.double(-1)).rejects.toThrow(RangeError);
    expect(example.looked).toBe(2);
  });
});

describe('while traces are collected', () => {
  beforeAll(() => (tracing.on = true));
  afterAll(() => (tracing.on = false));

  it('a slip in what a span tells changes neither the result nor the failure of what it tells of', async () => {
    const example = new Example();
    expect(await example.double(21)).toBe(42);
    await expect(example.double(-1)).rejects.toThrow(RangeError);
    expect(example.looked).toBe(2);
  });
});
