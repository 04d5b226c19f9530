import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { cursorOf, type Page, pageOf } from '../../platform/http/paging/page.dto.js';
import { NOTICE_EMPTY, NOTICE_TOO_LONG, NOTICE_UNREADABLE } from '../campaign.errors.js';
import { decodeNotice } from '../notice/notice-file.js';
import { MAX_NOTICE_CHARACTERS } from '../notice/notice-reading.rules.js';
import { readNotice } from '../notice/notice.rules.js';
import { dateInChina } from '../notice/dates/calendar.rules.js';
import {
  type NoticeListQuery,
  NoticeResponse,
  NoticeSummaryResponse,
  type ProposeNoticeRequest,
} from './notice.dto.js';
import { NoticeProposal } from './notice-proposal.entity.js';
import { AuditService } from '../../platform/audit/audit.service.js';

/** Notices as they come in: read, kept with what was read, shown. */
@Injectable()
export class NoticeDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Reads a notice and keeps text and reading. @throws AppError DEPARTMENT_UNKNOWN, FORBIDDEN, NOTICE_EMPTY, NOTICE_UNREADABLE, NOTICE_TOO_LONG */
  async propose(actor: Actor, input: ProposeNoticeRequest): Promise<NoticeResponse> {
    const { departmentId } = input;
    await this.departments.requireOpen(departmentId, '/departmentId');
    await this.access.require(actor, 'campaign.write', departmentId);
    const { text, encoding, field } = textOf(input);
    if (text.length > MAX_NOTICE_CHARACTERS) {
      throw new AppError(NOTICE_TOO_LONG, { length: text.length, max: MAX_NOTICE_CHARACTERS }, field);
    }
    const reading = readNotice(text, { today: dateInChina(this.clock.now()) });
    const id = uuid();
    return this.dataSource.transaction(async (tx) => {
      await tx.insert(NoticeProposal, {
        id,
        departmentId,
        text,
        encoding,
        reading: reading as never,
        createdBy: actor.personId,
      });
      const data = { departmentId, title: reading.title, warnings: reading.warnings.map(({ code }) => code) };
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'notice.propose',
        subjectType: 'notice',
        subjectId: id,
        data,
      });
      return NoticeResponse.of(await tx.findOneByOrFail(NoticeProposal, { id }));
    });
  }

  /** The notices of the departments whose campaigns the actor may write, newest first. */
  async list(actor: Actor, query: NoticeListQuery): Promise<Page<NoticeSummaryResponse>> {
    const writable = await this.access.departmentsFor(actor, 'campaign.write');
    const [before] = cursorOf(query, ['uuid']) ?? [];
    const select = this.dataSource.manager
      .createQueryBuilder(NoticeProposal, 'n')
      .where('n.departmentId = ANY (:writable)', { writable })
      .orderBy('n.id', 'DESC')
      .limit(query.limit + 1);
    if (before !== undefined) select.andWhere('n.id < :before', { before });
    if (query.departmentId !== undefined) select.andWhere('n.departmentId = :departmentId', query);
    return pageOf(await select.getMany(), query.limit, (row) => [row.id], NoticeSummaryResponse.of);
  }

  /** @throws AppError NOT_FOUND, also for a notice the actor may not work on */
  async read(actor: Actor, id: string): Promise<NoticeResponse> {
    return NoticeResponse.of(await this.writable(actor, id));
  }

  /** The notice for somebody who may make a campaign of it. @throws AppError NOT_FOUND */
  async writable(actor: Actor, id: string, tx: EntityManager = this.dataSource.manager): Promise<NoticeProposal> {
    const proposal = await tx.findOneBy(NoticeProposal, { id });
    if (!proposal || !(await this.access.can(actor, 'campaign.write', proposal.departmentId))) {
      throw new AppError(NOT_FOUND, { what: { zh: '这份通知', en: 'notice' } });
    }
    return proposal;
  }
}

/** @throws AppError NOTICE_EMPTY, NOTICE_UNREADABLE */
function textOf({ text, file }: ProposeNoticeRequest): { text: string; encoding: string | null; field: string } {
  if ((text === undefined) === (file === undefined)) throw new AppError(NOTICE_EMPTY, {}, '/text');
  if (file !== undefined) return { ...decodeNotice(Buffer.from(file, 'base64')), field: '/file' };
  if (text === undefined || text.includes('\0')) throw new AppError(NOTICE_UNREADABLE, {}, '/text');
  return { text, encoding: null, field: '/text' };
}
