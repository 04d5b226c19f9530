import type { INestApplicationContext } from '@nestjs/common';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AccountService } from '../accounts/account.service.js';
import { SandboxAddress } from '../accounts/addresses/sandbox-address.js';
import type { Config } from '../platform/config/config.token.js';
import { StartError } from '../platform/config/start-error.js';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.server.js';

/** Starts the stand-ins for WeChat and Weibo, unless switched off. Their posts outlive restarts. @throws StartError when the named port is taken */
export async function openSandbox(config: Config, say: (message: string) => void): Promise<Sandbox | null> {
  if (!config.sandbox.enabled) return null;
  const folder = folderOf(config);
  mkdirSync(folder, { recursive: true });
  const options = {
    boundDomains: [...new Set([new URL(config.publicUrl).hostname, 'localhost', '127.0.0.1'])],
    stateFile: join(folder, 'platforms.jsonl'),
    log: say,
  };
  try {
    return await startSandbox({ ...options, port: config.sandbox.port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (config.sandbox.fixed)
      throw new StartError(
        `沙箱端口 ${config.sandbox.port} 已被占用，请用 XUANFA_SANDBOX_PORT 换一个端口（0 表示任选）。`,
        `The sandbox port ${config.sandbox.port} is taken. Choose another with XUANFA_SANDBOX_PORT (0 = any free one).`,
      );
    return startSandbox({ ...options, port: 0 });
  }
}

/** Removes all that a sandbox which is not running has been told. */
export function forgetSandbox(config: Pick<Config, 'dataDir'>): void {
  rmSync(folderOf(config), { recursive: true, force: true });
}

function folderOf({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'sandbox');
}

/**
 * Lets accounts be opened on the sandbox, and leads those of earlier starts to where it listens now. To be done before a worker
 * sends anything.
 */
export async function connectSandbox(api: INestApplicationContext, sandbox: Sandbox): Promise<void> {
  const accounts = api.get(AccountService);
  api.get(SandboxAddress).announce(sandbox.wechatBaseUrl);
  // The stand-ins list a post at once; the real platforms are given minutes.
  const appearsWithinMs = 3_000;
  const addresses = { permalinkBase: sandbox.weiboBaseUrl, shortLinkBase: sandbox.weiboBaseUrl };
  await accounts.repointSandbox('wechat', sandbox.wechatBaseUrl, { appearsWithinMs });
  await accounts.repointSandbox('weibo', sandbox.weiboBaseUrl, { appearsWithinMs, ...addresses });
}
