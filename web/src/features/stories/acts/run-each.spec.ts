import { type Outcome, runEach } from './run-each';

const kindsOf = (outcomes: Outcome[]): string[] => outcomes.map(({ kind }) => kind);

describe('one act on many stories', () => {
  const fatal = new Error('offline');
  async function run(act: (item: number, stop: () => void) => void, items = [1, 2, 3]) {
    const stopping = new AbortController();
    const told: string[] = [];
    const outcomes = await runEach(items, (item) => Promise.resolve().then(() => act(item, () => stopping.abort())), {
      signal: stopping.signal,
      isEnd: (error) => error === fatal,
      onOutcome: (item, { kind }) => told.push(`${item} ${kind}`),
    });
    expect(told).toEqual(items.map((item, index) => `${item} ${outcomes[index]?.kind}`));
    return outcomes;
  }

  it('goes on after a refusal, and keeps the reason', async () => {
    const refusal = new Error('no');
    const outcomes = await run((item) => {
      if (item === 2) throw refusal;
    });
    expect(kindsOf(outcomes)).toEqual(['done', 'refused', 'done']);
    expect(outcomes[1]).toEqual({ kind: 'refused', error: refusal });
  });

  it('leaves the rest alone when somebody stops, but knows of the one under way', async () => {
    const outcomes = await run((item, stop) => {
      if (item === 2) stop();
    });
    expect(kindsOf(outcomes)).toEqual(['done', 'done', 'left']);
  });

  it('leaves the rest alone when nothing more can come of it', async () => {
    const outcomes = await run(() => {
      throw fatal;
    });
    expect(kindsOf(outcomes)).toEqual(['refused', 'left', 'left']);
  });
});
