import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CredentialService } from '../../../../accounts/credentials/credential.service.js';
import type { SealedColumn } from '../../../../accounts/credentials/secret-rotation.service.js';
import { Clock } from '../../../../platform/clock.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { returnedRows } from '../../../../platform/database/returned-rows.js';
import { WeiboConnection } from './weibo-connection.entity.js';
import { WEIBO_STATE_REFUSED } from './weibo-connect.errors.js';

/** As long as a code of the platform lives. */
const LIFE_MS = 10 * 60_000;

/** The drafts of accounts under way, for whoever changes the installation's key. */
export const WEIBO_DRAFTS: SealedColumn = {
  table: 'weibo_connection',
  column: 'draft',
  subjectType: 'weibo-connection',
};

/** A new Weibo account before anybody has authorised it. */
export interface AccountDraft {
  departmentId: string;
  driver: 'share' | 'biz';
  name: string;
  baseUrl?: string;
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
}

/** What an authorisation is about: an account there is, or one that is to be. */
export type ConnectionSubject = { accountId: string } | { draft: AccountDraft };

/** Authorisations that are under way: each belongs to one person and one account, ends soon and is finished once. */
@Injectable()
export class WeiboConnections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns the state to send along, which is kept nowhere, and its end */
  async begin(
    personId: string,
    subject: ConnectionSubject,
    redirectUri: string,
  ): Promise<{ state: string; expiresAt: Date }> {
    const now = this.clock.now();
    const [id, state, expiresAt] = [uuid(), randomBytes(32).toString('base64url'), new Date(now.getTime() + LIFE_MS)];
    await this.dataSource.transaction(async (tx) => {
      await tx.delete(WeiboConnection, { expiresAt: LessThanOrEqual(now) });
      await tx.insert(WeiboConnection, {
        id,
        stateHash: hashOf(state),
        personId,
        accountId: 'accountId' in subject ? subject.accountId : null,
        draft: 'draft' in subject ? this.credentials.seal(id, { draft: JSON.stringify(subject.draft) }) : null,
        redirectUri,
        createdAt: now,
        expiresAt,
      });
    });
    return { state, expiresAt };
  }

  /**
   * Takes the authorisation of this state away for good: whatever comes of it, nobody comes back with it again.
   * @throws AppError WEIBO_STATE_REFUSED when there is none, it has ended, or another person began it
   */
  async take(personId: string, state: string): Promise<ConnectionSubject & { redirectUri: string }> {
    const [row] = returnedRows<{ id: string; accountId: string | null; draft: Buffer | null; redirectUri: string }>(
      await this.dataSource.query(
        `DELETE FROM weibo_connection WHERE state_hash = $1 AND person_id = $2 AND expires_at > $3
         RETURNING id, account_id AS "accountId", draft, redirect_uri AS "redirectUri"`,
        [hashOf(state), personId, this.clock.now()],
      ),
    );
    if (!row) throw new AppError(WEIBO_STATE_REFUSED);
    const { redirectUri } = row;
    if (row.accountId !== null) return { accountId: row.accountId, redirectUri };
    const { draft = '' } = this.credentials.open(row.id, row.draft);
    return { draft: JSON.parse(draft) as AccountDraft, redirectUri };
  }
}

function hashOf(state: string): Buffer {
  return createHash('sha256').update(state).digest();
}
