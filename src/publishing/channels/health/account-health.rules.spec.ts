import { DRIVERS } from '../../../accounts/channels/channel-driver.rules.js';
import { DAILY_CALLS } from '../wechat/api/wechat-limits.rules.js';
import {
  addressRefused,
  CALL_NAMES,
  countedCalls,
  type TokenFacts,
  tokenStateOf,
  troubleText,
} from './account-health.rules.js';

const FINE: TokenFacts = {
  driver: 'share',
  state: 'active',
  credentialsSet: ['accessToken'],
  authorisationOver: false,
};

describe('how an account is doing', () => {
  it.each<[Partial<TokenFacts>, string]>([
    [{}, 'good'],
    [{ authorisationOver: null }, 'good'],
    [{ state: 'paused' }, 'good'],
    [{ authorisationOver: true }, 'ended'],
    [{ state: 'unauthorised', authorisationOver: true }, 'refused'],
    [{ credentialsSet: [] }, 'missing'],
    [{ driver: 'hand', credentialsSet: [] }, 'not_needed'],
  ])('with %j its credentials are %s', (facts, state) => expect(tokenStateOf({ ...FINE, ...facts })).toBe(state));

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
