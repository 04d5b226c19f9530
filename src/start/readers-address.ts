import { Not, type DataSource } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import type { Config } from '../platform/config/config.token.js';
import { StartError } from '../platform/config/start-error.js';
import type { LocalText } from '../platform/errors/app-error.js';
import { isLocal } from '../platform/http/local-address.rules.js';

const SAME_ADDRESS: LocalText = {
  zh: '请给每个 api 和 worker 进程设同样的 PUBLIC_URL（读者访问的地址）。',
  en: 'Set the same PUBLIC_URL, the address readers use, for every api and worker process.',
};

/**
 * A worker whose address for readers nobody chose does not start beside accounts of real platforms: a link in a post is not mended once it
 * is out.
 * @throws StartError (exit 2)
 */
export async function requireReadersAddress(
  database: DataSource,
  { role, publicUrlGiven }: Pick<Config, 'role' | 'publicUrlGiven'>,
): Promise<void> {
  if (role !== 'worker' || publicUrlGiven) return;
  const real = await database.manager.find(Account, {
    select: { id: true, baseUrl: true },
    where: { sandbox: false, driver: Not('site') },
  });
  // Who posts by hand calls no address, and hands links to readers all the same.
  if (real.every(({ baseUrl }) => baseUrl !== '' && isLocal(new URL(baseUrl).hostname))) return;
  throw new StartError(
    `没有设 PUBLIC_URL，而有账号发往真实平台：发出的链接将只有本机能打开，发出后无法更改。${SAME_ADDRESS.zh}`,
    `PUBLIC_URL is not set, and accounts post to real platforms: links in posts would open on this machine alone and cannot be mended once they are out. ${SAME_ADDRESS.en}`,
    2,
  );
}

/** What to say of a worker whose posts would link to this machine alone; null when readers elsewhere can follow them. */
export function workerLinkWarning(config: Pick<Config, 'publicUrl'>): string | null {
  if (!isLocal(new URL(config.publicUrl).hostname)) return null;
  return `${linkWarning(config)}
  ${SAME_ADDRESS.zh}${SAME_ADDRESS.en}`;
}

/** What to say where links in posts lead to this machine alone. */
export function linkWarning({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  return `
※ PUBLIC_URL 是 ${publicUrl}，发出的微博、微信链接只有本机能打开；请设为读者访问的地址后重新启动。
  PUBLIC_URL is ${publicUrl}: links in posts open on this machine alone. Set it to the address readers use and start again.`;
}
