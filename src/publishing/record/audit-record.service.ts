import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { forbidden } from '../../identity/forbidden.rules.js';
import type { AuditEntry } from '../../platform/audit/audit-entry.entity.js';
import { type AuditFilter, AuditLog } from '../../platform/audit/audit-log.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AuditVerifier } from '../../platform/audit/audit-verifier.service.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { cursorOf, type Page, pageOf } from '../../platform/http/paging/page.dto.js';
import {
  AuditEntryResponse,
  type AuditFilterQuery,
  type AuditLogQuery,
  type AuditVerdictResponse,
} from './audit-log.dto.js';
import { idsIn } from './entry-details.rules.js';
import { ObjectNames } from './object-names.service.js';

/** So many rows are exported at most: the latest. */
const EXPORTED_MOST = 20_000;
const EXPORTED_AT_ONCE = 2_000;

/** The audit log as people see it. */
@Injectable()
export class AuditRecordService {
  private verifying: Promise<AuditVerdictResponse> | null = null;

  constructor(
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly names: ObjectNames,
    private readonly audit: AuditService,
    private readonly database: DataSource,
    private readonly log: AuditLog,
    private readonly verifier: AuditVerifier,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * One page, newest first. The log belongs to no department, so only who may read it at a root sees it.
   * @throws AppError FORBIDDEN, INVALID_INPUT for a cursor of another list
   */
  async page(actor: Actor, query: AuditLogQuery): Promise<Page<AuditEntryResponse>> {
    await this.requireAtRoot(actor);
    const before = cursorOf(query, ['number'])?.[0] ?? null;
    const rows = await this.log.rows(this.filterOf(query), before, query.limit + 1);
    const named = await this.namesIn(rows);
    return pageOf(
      rows,
      query.limit,
      (row) => [Number(row.id)],
      (row) => AuditEntryResponse.of(row, named, this.config.timeZone),
    );
  }

  /**
   * What the filter finds, newest first, at most 20,000; that somebody took it away is itself recorded.
   * @returns `isCut` when there are more
   * @throws AppError FORBIDDEN
   */
  async exported(actor: Actor, query: AuditFilterQuery): Promise<{ entries: AuditEntryResponse[]; isCut: boolean }> {
    await this.requireAtRoot(actor);
    const filter = this.filterOf(query);
    const entries: AuditEntryResponse[] = [];
    let before: string | null = null;
    for (;;) {
      const rows: AuditEntry[] = await this.log.rows(filter, before, EXPORTED_AT_ONCE);
      const named = await this.namesIn(rows);
      entries.push(...rows.map((row) => AuditEntryResponse.of(row, named, this.config.timeZone)));
      before = rows.at(-1)?.id ?? null;
      if (rows.length < EXPORTED_AT_ONCE || entries.length > EXPORTED_MOST) break;
    }
    const isCut = entries.length > EXPORTED_MOST;
    const kept = entries.slice(0, EXPORTED_MOST);
    await this.audit.record(this.database.manager, {
      actorId: actor.personId,
      action: 'audit.export',
      subjectType: 'audit',
      subjectId: 'log',
      data: { ...askedFor(query), rows: kept.length },
    });
    return { entries: kept, isCut };
  }

  /**
   * Follows the whole chain; whoever asks meanwhile gets the same answer, for it reads every row there is.
   * @throws AppError FORBIDDEN
   */
  async verify(actor: Actor): Promise<AuditVerdictResponse> {
    await this.requireAtRoot(actor);
    this.verifying ??= this.verified().finally(() => {
      this.verifying = null;
    });
    return this.verifying;
  }

  private async verified(): Promise<AuditVerdictResponse> {
    const verdict = await this.verifier.verify();
    return { ...verdict, at: this.clock.now().toISOString() };
  }

  private filterOf({ object, ...filter }: AuditFilterQuery): AuditFilter {
    const { subjectType, subjectId, actorId, action, from, to } = filter;
    const words = object?.trim() ?? '';
    const objects = words === '' ? {} : { objects: this.names.called(words) };
    return { subjectType, subjectId, actorId, action, from, to, ...objects };
  }

  private namesIn(rows: readonly AuditEntry[]): ReturnType<ObjectNames['of']> {
    return this.names.of(
      rows.flatMap(({ actorId, subjectId, data }) => [...(actorId ? [actorId] : []), subjectId, ...idsIn(data)]),
    );
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

function askedFor({
  from,
  to,
  actorId,
  subjectType,
  subjectId,
  action,
  object,
}: AuditFilterQuery): Record<string, unknown> {
  const filter = {
    who: actorId,
    subjectType,
    subjectId,
    action,
    name: object,
    since: from?.toISOString(),
    to: to?.toISOString(),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
