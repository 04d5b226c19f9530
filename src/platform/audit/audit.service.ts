import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { storedJson } from '../database/storable.rules.js';
import { currentRequestId } from '../http/request-context.js';

export interface AuditRecord {
  /** Person who acted; null for the system itself. */
  actorId: string | null;
  /** `<noun>.<verb>`, e.g. `story.submit`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** What matters about the act; never secrets, never whole documents. */
  data?: Record<string, unknown>;
}

@Injectable()
export class AuditService {
  /** Writes the row inside the caller's transaction: no act without its row, no row without its act. */
  async record(tx: EntityManager, entry: AuditRecord): Promise<void> {
    await tx.query(
      `INSERT INTO audit_entry (actor_id, action, subject_type, subject_id, data, request_id)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6)`,
      [
        entry.actorId,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        storedJson(entry.data ?? {}),
        currentRequestId() ?? null,
      ],
    );
  }

  /** The rows of acts that were done together, in one statement. */
  async recordAll(tx: EntityManager, entries: readonly AuditRecord[]): Promise<void> {
    if (entries.length === 0) return;
    await tx.query(
      `INSERT INTO audit_entry (actor_id, action, subject_type, subject_id, data, request_id)
       SELECT a.actor_id, a.action, a.subject_type, a.subject_id, a.data::jsonb, $6
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
         AS a(actor_id, action, subject_type, subject_id, data)`,
      [
        entries.map(({ actorId }) => actorId),
        entries.map(({ action }) => action),
        entries.map(({ subjectType }) => subjectType),
        entries.map(({ subjectId }) => subjectId),
        entries.map(({ data }) => storedJson(data ?? {})),
        currentRequestId() ?? null,
      ],
    );
  }
}
