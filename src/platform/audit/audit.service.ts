import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
        JSON.stringify(entry.data ?? {}),
        currentRequestId() ?? null,
      ],
    );
  }
}
