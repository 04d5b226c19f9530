import { DRIVERS } from '../../../accounts/channels/channel-driver.rules.js';
import { DAILY_CALLS } from '../wechat/api/wechat-limits.rules.js';
import {
  addressRefused,
  CALL_NAMES,
  countedCalls,
  failureStands,
  type TokenFacts,
  tokenStateOf,
  troubleText,
} from './account-health.rules.js';

const FINE: TokenFacts = {
  driver: 'share',
  state: 'active',
  credentialsSet: ['accessToken'],
  authorisationOver: false,
  credentialsAt: new Date(1_000),
  acceptedAt: new Date(2_000),
  failedAt: null,
};

describe('how an account is doing', () => {
  it.each<[Partial<TokenFacts>, string]>([
    [{}, 'good'],
    [{ authorisationOver: null }, 'good'],
    [{ acceptedAt: null }, 'untried'],
    [{ acceptedAt: new Date(999) }, 'untried'],
    [{ failedAt: new Date(2_001) }, 'failed'],
    [{ failedAt: new Date(2_000) }, 'failed'],
    [{ failedAt: new Date(1_999) }, 'good'],
    [{ acceptedAt: null, failedAt: new Date(1_001) }, 'failed'],
    [{ acceptedAt: null, failedAt: new Date(999) }, 'untried'],
    [{ failedAt: new Date(2_001), state: 'unauthorised' }, 'refused'],
    [{ state: 'paused' }, 'good'],
    [{ authorisationOver: true }, 'ended'],
    [{ state: 'unauthorised', authorisationOver: true }, 'refused'],
    [{ credentialsSet: [] }, 'missing'],
    [{ driver: 'hand', credentialsSet: [] }, 'not_needed'],
  ])('with %j its credentials are %s', (facts, state) => expect(tokenStateOf({ ...FINE, ...facts })).toBe(state));

  it.each([
    [null, null, false],
    [null, 1, true],
    [1, 1, true],
    [2, 1, false],
    [1, 2, true],
  ])('accepted at %s, a test that failed at %s still stands: %s', (accepted, failed, stands) =>
    expect(
      failureStands(accepted === null ? null : new Date(accepted), failed === null ? null : new Date(failed)),
    ).toBe(stands),
  );

  it('every call that is counted has a name for people', () => {
    const settings = { appId: 'wx1', uid: '1' };
    const counted = DRIVERS.flatMap((driver) => countedCalls({ baseUrl: 'https://a.example', driver, settings }));
    expect(counted.map(({ path }) => path).filter((path) => CALL_NAMES[path] === undefined)).toEqual([]);
    expect(new Set(counted.map(({ path }) => path))).toEqual(new Set([...Object.keys(DAILY_CALLS), '*']));
  });

  it('names the address that was refused, and no other number', () => {
    const text = { zh: '', en: 'WeChat 40164: our outgoing IP … (203.0.113.7)' };
    expect(addressRefused('WECHAT_40164', text)).toBe('203.0.113.7');
    expect(addressRefused('WECHAT_40125', text)).toBeNull();
    expect(addressRefused('WEBHOOK_401', text)).toBeNull();
  });

  it('tells trouble as people were told, else by the platform’s code, else as it is', () => {
    const told = { zh: '示例', en: 'as told' };
    expect(troubleText('mass', { code: 'WECHAT_45009', reason: '45009 x', text: told })).toBe(told);
    expect(troubleText('publish', { code: null, reason: '45009 reach max', text: null }).zh).toContain('次日零点');
    expect(troubleText('share', { code: null, reason: '20016 too many', text: null }).en).toContain('Weibo 20016');
    expect(troubleText('wordpress', { code: null, reason: 'HTTP 502', text: null }).en).toBe('HTTP 502');
  });
});
