import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { seedDemo } from '../demo/seed-demo.js';
import { FirstAdministratorService } from '../identity/first-administrator.service.js';
import type { Config } from '../platform/config/config.token.js';
import type { Sandbox } from '../sandbox/sandbox.server.js';

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
  网站 public site        ${address}/
  接口 API to try         ${address}/api/docs`);
  if (sandbox)
    say(`  沙箱 sandbox            ${sandbox.pageUrl}
  ※ 微信、微博为沙箱，不是真实平台 / WeChat and Weibo are sandboxes, not the real platforms`);
  const demo = config.demo && sandbox !== null;
  const first = await api.get(FirstAdministratorService).create(demo ? '示例市人力资源和社会保障局' : '本单位');
  if (!first) return;
  if (demo) {
    await seedDemo({ apiUrl: await api.getUrl(), first, sandbox, say });
    return;
  }
  say(`
首位管理员 first administrator（只显示一次 / shown once）
  用户名 login     ${first.login}
  密码 password    ${first.oneTimePassword}   （首次登录须修改 / to be changed at the first log-in）`);
}
