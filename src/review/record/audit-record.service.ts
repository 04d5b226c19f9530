import { Injectable } from '@nestjs/common';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { forbidden } from '../../identity/forbidden.rules.js';
import { PersonService } from '../../identity/people/person.service.js';
import { AuditLog } from '../../platform/audit/audit-log.service.js';
import { type AuditVerdict, AuditVerifier } from '../../platform/audit/audit-verifier.service.js';
import { cursorOf, type Page, pageOf } from '../../platform/http/paging/page.dto.js';
import { AuditEntryResponse, type AuditLogQuery } from './audit-log.dto.js';

/** The audit log as people see it. */
@Injectable()
export class AuditRecordService {
  private verifying: Promise<AuditVerdict> | null = null;

  constructor(
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly people: PersonService,
    private readonly log: AuditLog,
    private readonly verifier: AuditVerifier,
  ) {}

  /**
   * One page, newest first. The log belongs to no department, so only who may read it at a root sees it.
   * @throws AppError FORBIDDEN, INVALID_INPUT for a cursor of another list
   */
  async page(actor: Actor, query: AuditLogQuery): Promise<Page<AuditEntryResponse>> {
    await this.requireAtRoot(actor);
    const { subjectType, subjectId, actorId, action, limit } = query;
    const before = cursorOf(query, ['number'])?.[0] ?? null;
    const rows = await this.log.rows({ subjectType, subjectId, actorId, action }, before, limit + 1);
    const actors = rows.flatMap((row) => (row.actorId === null ? [] : [row.actorId]));
    const names = await this.people.namesOf([...new Set(actors)]);
    return pageOf(
      rows,
      limit,
      (row) => [Number(row.id)],
      (row) => AuditEntryResponse.of(row, names),
    );
  }

  /**
   * Follows the whole chain; whoever asks meanwhile gets the same answer, for it reads every row there is.
   * @throws AppError FORBIDDEN
   */
  async verify(actor: Actor): Promise<AuditVerdict> {
    await this.requireAtRoot(actor);
    this.verifying ??= this.verifier.verify().finally(() => {
      this.verifying = null;
    });
    return this.verifying;
  }

  private async requireAtRoot(actor: Actor): Promise<void> {
    const within = await this.access.departmentsFor(actor, 'audit.read');
    for (const id of within) {
      const root = (await this.departments.find(id))?.path[0];
      if (root !== undefined && within.includes(root)) return;
    }
    throw forbidden('audit.read');
  }
}
