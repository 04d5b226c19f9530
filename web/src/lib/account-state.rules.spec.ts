import { shownState } from './account-state.rules';

describe('how an account is said to stand', () => {
  it.each([
    ['unauthorised', 'WECHAT_40164', 'unlisted'],
    ['unauthorised', 'WECHAT_61004', 'unlisted'],
    ['unauthorised', 'WECHAT_40125', 'unauthorised'],
    ['unauthorised', undefined, 'unauthorised'],
    ['paused', 'WECHAT_40164', 'paused'],
    ['active', undefined, 'active'],
  ] as const)('%s because of %s is %s', (state, code, shown) => {
    expect(shownState(state, code === undefined ? null : { code })).toBe(shown);
  });
});
