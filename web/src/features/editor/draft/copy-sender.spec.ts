import { offline, refused } from '../../../lib/api/problem';
import { AGAIN_MS, CopySender, LONGEST_MS, REST_MS } from './copy-sender';
import type { Copy } from './local-copy';

const copy = (title: string): Copy =>
  ({ draft: { title }, baseRevision: 1, changedAt: '2026-01-01T00:00:00Z', window: 'a' }) as unknown as Copy;

/** A server that answers each call when it is told to, and does what it was asked then. */
function server() {
  const said: string[] = [];
  const asked: string[] = [];
  const answers: ((error?: Error) => Promise<void>)[] = [];
  let has: string | null = null;
  const call = (name: string, then: string | null): Promise<void> => {
    asked.push(name);
    return new Promise((done, fail) => {
      answers.push(async (error) => {
        if (error) fail(error);
        else {
          has = then;
          done();
        }
        await jest.advanceTimersByTimeAsync(0);
      });
    });
  };
  const calls = {
    keep: ({ draft }: Copy) => call(draft.title, draft.title),
    drop: () => call('drop', null),
    tell: (kept: string) => said.push(kept),
  };
  const answer = (error?: Error): Promise<void> => answers.shift()?.(error) ?? Promise.reject(new Error('nothing'));
  return { calls, said, asked, answer, has: () => has };
}

describe('the copy on the server', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => jest.useRealTimers());

  test('is written at a rest, and while somebody types on, at least every so often', async () => {
    const { calls, asked, answer, said } = server();
    const sender = new CopySender(calls, null);
    for (let at = 0; at < LONGEST_MS; at += 1_000) {
      expect(asked).toEqual([]);
      sender.typed(copy(`at ${at}`));
      await jest.advanceTimersByTimeAsync(1_000);
    }
    expect(asked).toEqual([`at ${LONGEST_MS - 1_000}`]);
    await answer();
    expect(said).toEqual(['kept']);
    sender.typed(copy('rested'));
    await jest.advanceTimersByTimeAsync(REST_MS - 1);
    expect(asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked.at(-1)).toBe('rested');
  });

  test('is dropped only after the call that was writing it, so that a text given up does not come back', async () => {
    const { calls, asked, answer, has, said } = server();
    const sender = new CopySender(calls, null);
    sender.typed(copy('given up'));
    sender.now();
    sender.drop();
    await jest.advanceTimersByTimeAsync(REST_MS);
    expect(asked).toEqual(['given up']);
    await answer();
    expect(asked).toEqual(['given up', 'drop']);
    await answer();
    expect(has()).toBeNull();
    expect(said).toEqual([]);
  });

  test('is dropped as well where the call that was writing it did not arrive, and until the drop has', async () => {
    const { calls, asked, answer } = server();
    const sender = new CopySender(calls, null);
    sender.typed(copy('given up'));
    sender.now();
    sender.drop();
    await answer(offline(null));
    await answer(offline(null));
    expect(asked).toEqual(['given up', 'drop']);
    await jest.advanceTimersByTimeAsync(AGAIN_MS);
    expect(asked).toEqual(['given up', 'drop', 'drop']);
    await answer();
    await jest.advanceTimersByTimeAsync(AGAIN_MS);
    expect(asked).toHaveLength(3);
  });

  test('becomes what is typed after it was dropped', async () => {
    const { calls, asked, answer, has } = server();
    const sender = new CopySender(calls, copy('old'));
    sender.drop();
    sender.typed(copy('new'));
    await jest.advanceTimersByTimeAsync(REST_MS);
    expect(asked).toEqual(['drop']);
    await answer();
    await answer();
    expect(has()).toBe('new');
  });

  test('is told to be here alone when it did not arrive, and sent again; what was refused is not', async () => {
    const { calls, asked, answer, said } = server();
    const sender = new CopySender(calls, null);
    sender.typed(copy('a'));
    sender.now();
    await answer(offline(null));
    expect(said).toEqual(['local']);
    await jest.advanceTimersByTimeAsync(AGAIN_MS);
    expect(asked).toEqual(['a', 'a']);
    await answer(refused(403, null));
    expect(said).toEqual(['local', 'refused']);
    await jest.advanceTimersByTimeAsync(AGAIN_MS);
    expect(asked).toEqual(['a', 'a']);
  });

  test('is told to wait for a login, not for the network, where the session has ended, and arrives after it', async () => {
    const { calls, asked, answer, said } = server();
    const sender = new CopySender(calls, null);
    sender.typed(copy('a'));
    sender.now();
    await answer(refused(401, null));
    expect(said).toEqual(['loggedOut']);
    await jest.advanceTimersByTimeAsync(AGAIN_MS);
    await answer();
    expect(asked).toEqual(['a', 'a']);
    expect(said).toEqual(['loggedOut', 'kept']);
  });

  test('is not overwritten from a window that has yielded to another, or from a desk that was left', async () => {
    const { calls, asked, answer } = server();
    const yielded = new CopySender(calls, null);
    yielded.typed(copy('older'));
    yielded.yield();
    await jest.advanceTimersByTimeAsync(REST_MS);
    yielded.leave();
    expect(asked).toEqual([]);
    const left = new CopySender(calls, copy('last'));
    left.leave();
    expect(asked).toEqual(['last']);
    await answer(offline(null));
    await jest.advanceTimersByTimeAsync(AGAIN_MS);
    expect(asked).toEqual(['last']);
  });
});
