import { clientMessageId, massMessage } from './mass-send.rules.js';

const MARKER = '0123456789abcdef0123456789abcdef';

describe('the id of a mass send', () => {
  it('is the same however often a publication is tried, and another after a message that failed', () => {
    expect(clientMessageId(MARKER)).toBe(`xf-${MARKER}`);
    expect(clientMessageId(MARKER, 0)).toBe(clientMessageId(MARKER));
    const ids = [0, 1, 2, 10].map((failures) => clientMessageId(MARKER, failures));
    expect(new Set(ids).size).toBe(4);
  });

  it('never has more bytes than the platform takes, and still differs', () => {
    const long = '标'.repeat(40);
    const ids = [0, 1].map((failures) => clientMessageId(long, failures));
    expect(ids.map((id) => Buffer.byteLength(id) <= 64)).toEqual([true, true]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('travels with the message', () => {
    expect(massMessage({}, 'draft', 'id')).toMatchObject({ clientmsgid: 'id', mpnews: { media_id: 'draft' } });
  });
});
