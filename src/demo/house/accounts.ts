import type { DemoClient } from '../client/demo-client.js';
import type { Channel, Identified } from '../client/answers.js';
import type { DepartmentIds, DepartmentKey } from './departments.js';

/** What the demonstration must know of the stand-ins for the platforms. */
export interface DemoSandbox {
  wechatBaseUrl: string;
  weiboBaseUrl: string;
  ledgerUrl: string;
  pageUrl: string;
  credentials: {
    wechat: { appid: string; secret: string; token: string; encodingAESKey: string };
    weibo: { clientId: string; clientSecret: string; accessToken: string; uid: string; boundDomains: string[] };
  };
}

export type AccountKey = 'site' | 'bureauWechat' | 'bureauWeibo' | 'employmentWeibo' | 'schoolWechat';
export type AccountIds = Record<AccountKey, string>;

interface NewAccount {
  owner: DepartmentKey;
  channel: Channel;
  name: string;
  baseUrl?: string;
  settings?: Record<string, unknown>;
  credentials?: Record<string, string>;
}

/** Posting names the operator's public address; this one is reserved for documentation (RFC 5737). */
const OPERATOR_ADDRESS = '192.0.2.1';

/**
 * Enters the accounts: the bureau's own site, its WeChat and Weibo, the employment service's own Weibo and a school's own WeChat.
 * The platform tells the WeChat accounts' server how a publication ended, as its owner would set up in the back office.
 * @param administrator the channel administrator
 * @param apiUrl where the platform reaches us
 */
export async function createAccounts(
  administrator: DemoClient,
  departments: DepartmentIds,
  sandbox: DemoSandbox,
  apiUrl: string,
): Promise<AccountIds> {
  const open = async ({ owner, ...account }: NewAccount): Promise<string> => {
    const body = { departmentId: departments[owner], ...account };
    return (await administrator.post<Identified>('/api/accounts', body)).id;
  };
  const { wechat, weibo } = sandbox.credentials;
  await control(sandbox, 'PATCH', `/control/wechat/accounts/${wechat.appid}`, { name: '示例市人社局' });
  const schoolWechat = await control<DemoSandbox['credentials']['wechat']>(
    sandbox,
    'POST',
    '/control/wechat/accounts',
    { name: '示例市第一技工学校' },
  );
  const weiboUser = (name: string) =>
    control<DemoSandbox['credentials']['weibo']>(sandbox, 'POST', '/control/weibo/accounts', {
      name,
      clientId: weibo.clientId,
      boundDomains: weibo.boundDomains,
    });
  const bureauWeibo = await weiboUser('示例市人社局');
  const employmentWeibo = await weiboUser('示例就业服务');
  const ids = {
    site: await open({ owner: 'bureau', channel: 'web', name: '示例市人社局网站' }),
    bureauWechat: await open(wechatAccount('bureau', '示例市人社局（微信沙箱）', sandbox, wechat)),
    bureauWeibo: await open(weiboAccount('bureau', '示例市人社局（微博沙箱）', sandbox, bureauWeibo)),
    employmentWeibo: await open(weiboAccount('employment', '示例就业服务（微博沙箱）', sandbox, employmentWeibo)),
    schoolWechat: await open(wechatAccount('school1', '示例市第一技工学校（微信沙箱）', sandbox, schoolWechat)),
  };
  for (const [{ appid }, id] of [
    [wechat, ids.bureauWechat],
    [schoolWechat, ids.schoolWechat],
  ] as const) {
    const callback = { url: new URL(`/api/callbacks/wechat/${id}`, apiUrl).href, mode: 'aes' };
    await control(sandbox, 'PATCH', `/control/wechat/accounts/${appid}`, { callback });
  }
  return ids;
}

function wechatAccount(
  owner: DepartmentKey,
  name: string,
  { wechatBaseUrl: baseUrl }: DemoSandbox,
  { appid, secret, token, encodingAESKey }: DemoSandbox['credentials']['wechat'],
): NewAccount {
  const credentials = { appSecret: secret, callbackToken: token, encodingAesKey: encodingAESKey };
  return { owner, channel: 'wechat', name, baseUrl, settings: { appId: appid }, credentials };
}

function weiboAccount(
  owner: DepartmentKey,
  name: string,
  { weiboBaseUrl: baseUrl }: DemoSandbox,
  { uid, clientId, clientSecret, accessToken, boundDomains }: DemoSandbox['credentials']['weibo'],
): NewAccount {
  const settings = { uid, clientId, rip: OPERATOR_ADDRESS, boundDomains, permalinkBase: baseUrl };
  return { owner, channel: 'weibo', name, baseUrl, settings, credentials: { accessToken, clientSecret } };
}

/** The platform's back office, as the owner of an account uses it. */
async function control<T>(sandbox: DemoSandbox, method: string, path: string, body: unknown): Promise<T> {
  const answer = await fetch(new URL(path, sandbox.pageUrl), {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`sandbox ${method} ${path} → ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
