import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataDirectory } from './data-directory.js';
import type { Config } from '../env.js';
import { StartError } from '../start-error.js';

/**
 * The installation's key: XUANFA_SECRET_KEY, else the file `secret.key` in the data directory, made at the first start.
 * Processes on several machines must be given the same key by the variable. Losing it loses the channel credentials sealed with it.
 * @returns 32 bytes
 */
export function loadSecretKey({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>): Buffer {
  if (secretKey) return secretKey;
  const path = join(openDataDirectory(dataDir), 'secret.key');
  if (!existsSync(path)) create(path);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== 32) {
    throw new StartError(
      `密钥文件 ${path} 已损坏（应为 32 字节的 base64）。请从备份恢复；换新密钥会使已保存的渠道凭据失效。`,
      `The key file ${path} is damaged (it must hold the base64 of 32 bytes). Restore it from a backup; a new key makes the stored channel credentials unreadable.`,
    );
  }
  return key;
}

/** Complete or not there at all, and never a second one: two processes may start in the same instant. */
function create(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
