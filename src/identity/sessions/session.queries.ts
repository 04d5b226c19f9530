import type { EntityManager } from 'typeorm';

export interface FoundSession {
  sessionId: string;
  personId: string;
  login: string;
  displayName: string;
  mustChangePassword: boolean;
  disabledAt: Date | null;
  expiresAt: Date;
  lastSeenAt: Date;
  revokedAt: Date | null;
}

/** The session with this digest and its person, in one round trip: it is asked on every request. */
export async function findByToken(tx: EntityManager, tokenHash: Buffer): Promise<FoundSession | undefined> {
  const [row] = await tx.query<FoundSession[]>(
    `SELECT s.id AS "sessionId", p.id AS "personId", p.login, p.display_name AS "displayName",
            p.must_change_password AS "mustChangePassword", p.disabled_at AS "disabledAt",
            s.expires_at AS "expiresAt", s.last_seen_at AS "lastSeenAt", s.revoked_at AS "revokedAt"
       FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.token_hash = $1`,
    [tokenHash],
  );
  return row;
}
