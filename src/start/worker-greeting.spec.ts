import { greetWorker } from './worker-greeting.js';

describe('what a worker says when it has started', () => {
  const said = async (check: () => Promise<void>, publicUrl = 'https://news.example.cn'): Promise<string> => {
    const words: string[] = [];
    await greetWorker({ check }, { publicUrl }, (message) => words.push(message), 20);
    return words.join('\n');
  };

  it('is that it is ready, once its queue answers', async () => {
    const words = await said(() => Promise.resolve());
    expect(words).toContain('worker ready');
    expect(words).not.toContain('REDIS_URL');
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('refused'))],
    ['is silent', () => new Promise<void>(() => undefined)],
  ])('is that it is not ready, and where to look, while its queue %s', async (_how, check) => {
    const words = await said(check);
    expect(words).toContain('not ready yet');
    expect(words).toContain('REDIS_URL');
    expect(words).not.toContain('worker ready');
  });

  it('is that it is ready after all, when its queue is back', async () => {
    const words: string[] = [];
    const check = jest.fn<Promise<void>, []>().mockRejectedValueOnce(new Error('refused')).mockResolvedValue(undefined);
    const ready = new Promise<void>((heard) => {
      const say = (message: string) => (words.push(message), message.includes('worker ready') && heard());
      void greetWorker({ check }, { publicUrl: 'https://news.example.cn' }, say, 20);
    });
    await ready;
    expect(words).toEqual([expect.stringContaining('not ready yet'), expect.stringContaining('worker ready')]);
  });

  it('warns of links that open on this machine alone', async () => {
    expect(await said(() => Promise.resolve(), 'http://localhost:3000')).toContain('PUBLIC_URL');
  });
});
