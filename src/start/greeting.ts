import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountService } from '../accounts/account.service.js';
import { FirstAdministratorService, type FirstAdministrator } from '../identity/first-administrator.service.js';
import type { Config } from '../platform/config/config.token.js';
import type { Sandbox } from '../sandbox/sandbox.server.js';
import { BUREAU_NAME } from '../demo/house/departments.js';
import { isLocal } from '../platform/http/local-address.rules.js';
import { DemoMark } from './demonstration/demo-mark.js';
import { showDemo, START_OVER } from './demonstration/demonstration.js';
import { UNNAMED_HOUSE } from './demonstration/leaving/clear-installation.js';
import { tellParent } from './parent.js';
import { linkWarning } from './readers-address.js';

export interface Greeting {
  api: NestFastifyApplication;
  config: Config;
  sandbox: Sandbox | null;
  say: (message: string) => void;
}

/** Says where everything is and, on an empty installation, who may enter; fills it with the demonstration when asked to. */
export async function greet({ api, config, sandbox, say }: Greeting): Promise<void> {
  const address = config.publicUrl;
  say(`
宣发台已就绪 / Xuanfa is ready
  控制台 console          ${address}/console/
  网站 public site        ${address}/
  接口 API to try         ${address}/api/docs`);
  if (sandbox)
    say(`  沙箱 sandbox            ${sandbox.pageUrl}
  ※ 微信、微博为沙箱，不是真实平台 / WeChat and Weibo are sandboxes, not the real platforms`);
  if (await linksLeadNowhere(api, config)) say(linkWarning(config));
  const demo = config.demo && sandbox !== null;
  const mark = new DemoMark(config.dataDir);
  const administrators = api.get(FirstAdministratorService);
  // Before anybody exists, and only then: a start cut off from here on is noticed by the next, which clears everything away.
  const begins = demo && mark.state === 'none' && !(await administrators.somebodyExists());
  if (begins) mark.begin();
  const first = await administrators.create(demo ? BUREAU_NAME : UNNAMED_HOUSE);
  if (begins && !first) mark.forget();
  const apiUrl = await api.getUrl();
  if (tellParent({ apiUrl, first, sandbox })) return;
  if (first && demo) await showDemo({ apiUrl, config, first, sandbox, mark, say });
  else if (first) say(welcome(first));
  else if (mark.state === 'begun') say(START_OVER);
  else if (demo && mark.state === 'none') say(NOT_EMPTY);
}

const NOT_EMPTY = `
※ 数据库里已有人员，没有填入演示数据；要看演示请另换一个空库，不看演示可设 XUANFA_DEMO=off。
  The database has people already, so no demonstration was filled in. Give it an empty one to see it, or set XUANFA_DEMO=off.`;

/** Whether readers elsewhere are served, or real platforms posted to, with links that lead to this machine alone. */
async function linksLeadNowhere(
  api: NestFastifyApplication,
  config: Pick<Config, 'host' | 'publicUrl'>,
): Promise<boolean> {
  if (!isLocal(new URL(config.publicUrl).hostname)) return false;
  return !isLocal(config.host) || (await api.get(AccountService).postsToRealPlatforms());
}

function welcome({ login, oneTimePassword }: FirstAdministrator): string {
  return `
首位管理员 first administrator（只显示一次 / shown once）
  用户名 login     ${login}
  密码 password    ${oneTimePassword}   （首次登录须修改 / to be changed at the first log-in）`;
}
