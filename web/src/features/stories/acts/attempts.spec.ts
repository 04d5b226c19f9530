import { ApiError, offline, refused } from '../../../lib/api/problem';
import { attempts } from './attempts';

describe('what did not go well with one of many', () => {
  const seen = { id: 'a', version: 1 };
  const now = { id: 'a', version: 2 };

  function tried(...errors: unknown[]) {
    const asked: { version: number; key: string }[] = [];
    const attempt = attempts<typeof seen>(
      async ({ version }, key) => {
        asked.push({ version, key: key['Idempotency-Key'] });
        const error = errors.shift();
        if (error !== undefined) throw error;
      },
      async () => now,
    );
    return { attempt, asked };
  }

  it('is tried again as it stands by then when it was refused', async () => {
    const conflict = refused(409, null);
    const { attempt, asked } = tried(conflict);
    await expect(attempt(seen)).rejects.toBe(conflict);
    await attempt(seen);
    expect(asked.map(({ version }) => version)).toEqual([1, 2]);
    expect(asked[1]?.key).not.toBe(asked[0]?.key);
  });

  it('is asked again as it was, under the same key, when no answer came', async () => {
    const { attempt, asked } = tried(offline(null), offline(null));
    await expect(attempt(seen)).rejects.toThrow();
    await expect(attempt(seen)).rejects.toThrow();
    await attempt(seen);
    expect(asked.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  });

  it.each([
    ['by something on the way', refused(504, null)],
    ['by the server that is still at it', new ApiError(409, 'IDEMPOTENCY_IN_FLIGHT', { zh: '', en: '' }, null)],
  ])('is asked again as it was when it was answered %s', async (_what, error) => {
    const { attempt, asked } = tried(error);
    await expect(attempt(seen)).rejects.toBe(error);
    await attempt(seen);
    expect(asked[1]).toEqual(asked[0]);
  });

  it('is read anew when what got no answer is refused after all', async () => {
    const { attempt, asked } = tried(offline(null), refused(409, null));
    await expect(attempt(seen)).rejects.toThrow();
    await expect(attempt(seen)).rejects.toThrow();
    await attempt(seen);
    expect(asked.map(({ version }) => version)).toEqual([1, 1, 2]);
  });
});
