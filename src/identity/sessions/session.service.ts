import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../actor.js';
import { findByToken } from './session.queries.js';
import { Session } from './session.entity.js';
import { ABSOLUTE_MS, isLive, looksLikeToken, TOUCH_MS } from './session.rules.js';

export interface Visitor extends Actor {
  mustChangePassword: boolean;
}

/** Sessions: opened by a log-in, looked up on every request, ended by their owner, an administrator or time. */
@Injectable()
export class SessionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Opens a session and gives the token for the cookie; only its digest is kept. */
  async open(tx: EntityManager, personId: string): Promise<{ sessionId: string; token: string }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const sessionId = uuid();
    // What ended long ago is in the audit log; here it would only pile up.
    await tx.query(`DELETE FROM session WHERE person_id = $1 AND LEAST(expires_at, revoked_at) < $2`, [
      personId,
      new Date(now.getTime() - ABSOLUTE_MS),
    ]);
    await tx.insert(Session, {
      id: sessionId,
      tokenHash: digest(token),
      personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
    });
    return { sessionId, token };
  }

  /** Who stands behind a cookie, or null when it is forged, ended, idle for too long, or its person is disabled. */
  async recognise(cookie: string | undefined): Promise<Visitor | null> {
    if (!looksLikeToken(cookie)) return null;
    const found = await findByToken(this.dataSource.manager, digest(cookie));
    const now = this.clock.now();
    if (!found || found.disabledAt !== null || !isLive(found, now)) return null;
    if (now.getTime() - found.lastSeenAt.getTime() >= TOUCH_MS) {
      await this.dataSource.manager.update(Session, { id: found.sessionId }, { lastSeenAt: now });
    }
    const { personId, login, displayName, sessionId, mustChangePassword } = found;
    return { personId, login, displayName, sessionId, mustChangePassword };
  }

  /** Ends one session. */
  async end(tx: EntityManager, sessionId: string): Promise<void> {
    await tx.query(`UPDATE session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`, [
      sessionId,
      this.clock.now(),
    ]);
  }

  /** Ends every session of a person, the one to keep aside. */
  async endAllOf(tx: EntityManager, personId: string, keepSessionId?: string): Promise<void> {
    await tx.query(
      `UPDATE session SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3::uuid`,
      [personId, this.clock.now(), keepSessionId ?? null],
    );
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
