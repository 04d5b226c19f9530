import { TECHNICAL_CODES } from '../../../../test/factories/technical-codes.js';
import { causeOf, changeUnheard, lookedUp, triedAgain, unheardText } from './unheard-text.rules.js';

const CODES = [...TECHNICAL_CODES, 'HTTP_502', 'SILENT'];
const reason = 'getaddrinfo ENOTFOUND cms.example.org';

describe('what people are told of a call nobody answered', () => {
  it.each(CODES)('is a sentence in their language, not the machine’s reason (%s)', (code) => {
    for (const told of [unheardText, triedAgain, lookedUp, changeUnheard]) {
      const { zh, en } = told({ code, reason });
      expect(zh).not.toContain(reason);
      expect(en).not.toContain(reason);
      // Names stay as they are: https, HTTP 502, DNS, XUANFA_PRIVATE_HOSTS.
      expect(zh.replace(/https?|HTTP \d+|DNS|XUANFA_PRIVATE_HOSTS/g, '')).not.toMatch(/[A-Za-z]{2,}/);
      expect(en).toMatch(/^[a-z].{20,}/);
    }
  });

  it.each(TECHNICAL_CODES.filter((code) => code !== 'NEW'))('knows what %s comes from', (code) =>
    expect(causeOf(code)).not.toBe('unknown'),
  );

  it('of a send says that it may be out, and that nobody is to send it another way', () =>
    expect(lookedUp({ code: 'UND_ERR_SOCKET', reason: 'other side closed' }).zh).toBe(
      '连接中途断开；不能确定是否已发出，系统会查证，查不清的请人到平台上核对，请勿另行重发',
    ));
});
