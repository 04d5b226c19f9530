import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditEntry } from './audit-entry.entity.js';

/** A statement that gives objects, by kind and id (both texts), with its named parameters. */
export interface AuditObjects {
  query: string;
  parameters: Readonly<Record<string, unknown>>;
}

/** What to show of the log; absent members do not narrow. */
export interface AuditFilter {
  subjectType?: string;
  subjectId?: string;
  actorId?: string;
  action?: string;
  /** From here on. */
  from?: Date;
  /** Before. */
  to?: Date;
  /** One of these; none of them narrows to nothing. */
  objects?: AuditObjects;
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
    if (filter.from) query.andWhere('e.at >= :from', { from: filter.from });
    if (filter.to) query.andWhere('e.at < :to', { to: filter.to });
    if (filter.objects)
      query.andWhere(`(e.subject_type, e.subject_id) IN (${filter.objects.query})`, filter.objects.parameters);
    return query.getMany();
  }
}
