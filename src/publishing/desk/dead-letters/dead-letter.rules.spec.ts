import { RESEND_TODO, resendPath, resendWay } from './dead-letter.rules.js';

describe('a message that did not arrive', () => {
  it.each([
    ['failed', false, 'move', '/api/publications/p/move'],
    ['unconfirmed', true, 'resolve', '/api/publications/p/resolve'],
    ['unconfirmed', false, 'resolve', '/api/publications/p/resolve'],
    ['failed', true, 'submit', '/api/stories/s'],
  ] as const)('%s, perhaps out: %s, goes again by %s', (state, mayBeOut, way, path) => {
    expect(resendWay({ state, mayBeOut })).toBe(way);
    expect(resendPath(way, 'p', 's')).toBe(path);
    expect(RESEND_TODO[way].zh).toMatch(/[\u4e00-\u9fff]/);
  });
});
