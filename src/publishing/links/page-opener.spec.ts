import type { OutboundAnswer, OutboundHttp, OutboundRequest } from '../../platform/http/outbound-http.js';
import { PageOpener } from './page-opener.service.js';

describe('opening a link', () => {
  const asked: OutboundRequest[] = [];
  const opener = (...answers: OutboundAnswer[]) =>
    new PageOpener({
      exchange: async (request: OutboundRequest) => {
        asked.push(request);
        return answers.shift();
      },
    } as unknown as OutboundHttp);
  const reply = (status: number, headers: Record<string, string> = {}, text = '') => ({
    ...{ status, headers, body: Buffer.from(text) },
  });

  beforeEach(() => asked.splice(0));

  it.each([200, 404, 503])(
    'a page without end is read as far as it was read, with the status it began with: %i',
    async (status) => {
      const begun = reply(status, {}, '<h1>示例');
      const answer = await opener({ kind: 'no-answer', code: 'TOO_LONG', reason: 'long', begun }).open(
        'https://a.cn/1',
        {
          withinMs: 1_000,
        },
      );
      expect(answer).toEqual({ kind: 'answered', status, url: 'https://a.cn/1', text: '<h1>示例' });
    },
  );

  it('what never answered is silent', async () => {
    const answer = await opener({ kind: 'not-sent', code: 'ENOTFOUND', reason: 'no such name' }).open(
      'https://a.cn/1',
      {
        withinMs: 1_000,
      },
    );
    expect(answer).toMatchObject({ kind: 'silent', code: 'ENOTFOUND' });
  });

  it('is anybody’s word, and so is where it redirects, unless it is on ground that somebody else has named', async () => {
    const to = (location: string): OutboundAnswer => ({ kind: 'answered', ...reply(302, { location }) });
    const ways = [to('https://known.cn/2'), to('http://127.0.0.1:8080/3'), to('http://10.0.0.1/4')];
    await opener(...ways, { kind: 'answered', ...reply(200) }).open('https://a.cn/1', {
      ...{ withinMs: 1_000, own: 'http://127.0.0.1:8080', known: ['https://known.cn'] },
    });
    expect(asked.map(({ base, allowPrivate, anybodys }) => [base, allowPrivate, anybodys])).toEqual([
      ['https://a.cn', false, true],
      ['https://known.cn', false, false],
      ['http://127.0.0.1:8080', true, false],
      ['http://10.0.0.1', false, true],
    ]);
  });
});
