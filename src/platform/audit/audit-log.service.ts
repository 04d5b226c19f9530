import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditEntry } from './audit-entry.entity.js';

/** What to show of the log; absent members do not narrow. */
export interface AuditFilter {
  subjectType?: string;
  subjectId?: string;
  actorId?: string;
  action?: string;
}

/** Reads the audit log. Who may see it is decided where it is shown. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: DataSource) {}

  /**
   * Rows newest first (by id: the order in which they were written, a little different from that of the chain).
   * @param before id to start below; null = from the newest
   */
  async rows(filter: AuditFilter, before: string | number | null, limit: number): Promise<AuditEntry[]> {
    const query = this.database.manager.createQueryBuilder(AuditEntry, 'e').orderBy('e.id', 'DESC').limit(limit);
    if (before !== null) query.andWhere('e.id < :before', { before });
    for (const field of ['subjectType', 'subjectId', 'actorId', 'action'] as const) {
      const value = filter[field];
      if (value !== undefined) query.andWhere(`e.${field} = :${field}`, { [field]: value });
    }
    return query.getMany();
  }
}
