import 'reflect-metadata';
import {
  ACCOUNT_CREDENTIALS,
  type RotationResult,
  SecretRotation,
  SecretsUnreadable,
} from '../../accounts/credentials/secret-rotation.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { loadSecretKey } from '../../platform/config/data/secret-key.js';
import { readConfig } from '../../platform/config/env.js';
import { StartError } from '../../platform/config/start-error.js';
import { WEIBO_DRAFTS } from '../../publishing/channels/weibo/connect/weibo-connections.service.js';
import { withStandingDatabase } from './standing-database.js';

const MISSING = { zh: '没有可换密钥的凭据', en: 'so no secrets to seal anew' };
/** Named one by one up to so many; the rest is counted. */
const NAMED = 10;

/**
 * Seals every stored secret with the installation's present key instead of the ones in XUANFA_SECRET_KEY_OLD, also beside a running
 * application whose processes were given both. May be cut off and run again.
 * @throws StartError (exit 2) when no old key is given, (exit 1) when a secret opens with none of the keys: then nothing is written; and
 *   as `withStandingDatabase`
 */
export async function rotateSecrets(say: (message: string) => void): Promise<RotationResult> {
  const config = readConfig();
  if (config.oldSecretKeys.length === 0)
    throw new StartError(
      '没有给出旧密钥，什么都没有改动。请把旧密钥放入 XUANFA_SECRET_KEY_OLD，新密钥放入 XUANFA_SECRET_KEY（或数据目录的 secret.key）。',
      'No old key is given, so nothing was changed. Put the old key into XUANFA_SECRET_KEY_OLD and the new one into XUANFA_SECRET_KEY (or secret.key in the data directory).',
      2,
    );
  return withStandingDatabase(say, MISSING, async (database) => {
    const keys = { current: loadSecretKey(config), old: config.oldSecretKeys };
    try {
      return await new SecretRotation(database, new AuditService(), keys).run([ACCOUNT_CREDENTIALS, WEIBO_DRAFTS]);
    } catch (error) {
      throw error instanceof SecretsUnreadable ? unreadable(error) : error;
    }
  });
}

function unreadable({ subjects }: SecretsUnreadable): StartError {
  const named = subjects.slice(0, NAMED).join(', ') + (subjects.length > NAMED ? ' …' : '');
  return new StartError(
    `有 ${subjects.length} 份凭据用所给的密钥都打不开（${named}），未改动这些凭据。请核对 XUANFA_SECRET_KEY_OLD 是否为保存时的密钥；确已遗失的，请在账号页重新填写凭据后再执行。`,
    `${subjects.length} secrets open with none of the keys given (${named}) and were left as they are. Check that XUANFA_SECRET_KEY_OLD is the key they were sealed with; if that is lost, enter the credentials of these accounts again and repeat the command.`,
  );
}
