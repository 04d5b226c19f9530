import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { ACCOUNT_SECRETS_UNREADABLE } from '../account.errors.js';
import { openSecrets, sealSecrets } from './credential-seal.rules.js';

/** Seals and opens the secrets of accounts with the installation's key. */
@Injectable()
export class CredentialService {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @returns null when there is nothing to seal */
  seal(accountId: string, secrets: Record<string, string>): Buffer | null {
    if (Object.keys(secrets).length === 0) return null;
    return sealSecrets(secrets, accountId, this.config.secretKey, randomBytes(12));
  }

  /** @throws AppError ACCOUNT_SECRETS_UNREADABLE when they were sealed with a key this process does not have */
  open(accountId: string, sealed: Buffer | null): Record<string, string> {
    if (sealed === null) return {};
    const secrets = openSecrets(sealed, accountId, [this.config.secretKey, ...this.config.oldSecretKeys]);
    if (!secrets) throw new AppError(ACCOUNT_SECRETS_UNREADABLE);
    return secrets;
  }
}
