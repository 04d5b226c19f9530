import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { renewed } from '../account-change.rules.js';
import { AccountDesk } from '../account-desk.service.js';
import { ACCOUNT_TAKES_NO_WEBHOOKS } from '../account.errors.js';
import { Account } from '../account.entity.js';
import { CredentialService } from './credential.service.js';
import { withoutTrailingSlashes } from '../../platform/http/trailing-slashes.rules.js';

const HOUR_MS = 3_600_000;
/** As long as the hash it keys. */
const SECRET_BYTES = 32;

export interface RotatedSecret {
  /** Shown this once. */
  secret: string;
  /** Until when the one before counts; null when there was none. */
  oldSecretUntil: Date | null;
  callbackUrl: string;
}

/** Makes the signing secrets of accounts whose receivers take webhooks. */
@Injectable()
export class WebhookSecrets {
  @Inject(CONFIG)
  private readonly config: Config;

  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: AccountDesk,
    private readonly credentials: CredentialService,
    private readonly audit: AuditService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * A new secret. The one before counts for a while beside it, so that nothing is lost while the receiver changes over; of two
   * rotations in that time the latest pair counts.
   * @throws AppError NOT_FOUND, FORBIDDEN, ACCOUNT_TAKES_NO_WEBHOOKS, ACCOUNT_SECRETS_UNREADABLE
   */
  async rotate(actor: Actor, id: string, keepOldHours: number): Promise<RotatedSecret> {
    await this.desk.administered(actor, id);
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    return this.dataSource.transaction(async (tx) => {
      const account = await tx.findOneOrFail(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (account.driver !== 'webhook') throw new AppError(ACCOUNT_TAKES_NO_WEBHOOKS);
      const { secret: oldSecret } = this.credentials.open(id, account.credentials);
      const kept = oldSecret !== undefined && keepOldHours > 0;
      const oldSecretUntil = kept ? new Date(this.clock.now().getTime() + keepOldHours * HOUR_MS) : null;
      const secrets = { secret, ...(kept ? { oldSecret } : {}) };
      const { oldSecretUntil: _before, ...settings } = account.settings;
      await tx.update(
        Account,
        { id },
        {
          credentials: this.credentials.seal(id, secrets),
          credentialKeys: Object.keys(secrets).sort(),
          settings: {
            ...settings,
            ...(oldSecretUntil === null ? {} : { oldSecretUntil: oldSecretUntil.toISOString() }),
          } as never,
          ...renewed(account),
        },
      );
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'account.rotate-secret',
        subjectType: 'account',
        subjectId: id,
        data: { oldSecretUntil: oldSecretUntil?.toISOString() ?? null },
      });
      return { secret, oldSecretUntil, callbackUrl: this.callbackUrl(id) };
    });
  }

  private callbackUrl(id: string): string {
    return `${withoutTrailingSlashes(this.config.publicUrl)}/api/callbacks/webhook/${id}`;
  }
}
