import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { UNPLANNED } from './calendar.queries.js';
import type { UnplannedAccountResponse, UnplannedListResponse } from './unplanned.dto.js';

/** More than anybody plans in one sitting. */
const MOST = 100;

interface Row {
  storyId: string;
  storyTitle: string;
  departmentId: string;
  departmentName: string;
  windowFrom: Date;
  windowTo: Date;
  accounts: UnplannedAccountResponse[];
}

/** What is approved and waits for a time. */
@Injectable()
export class UnplannedService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
  ) {}

  /** Of the departments whose stories the actor may schedule, those whose approved window ends first. */
  async list(actor: Actor): Promise<UnplannedListResponse> {
    const departments = await this.access.departmentsFor(actor, 'publication.schedule');
    const rows: Row[] = departments.length === 0 ? [] : await this.database.query(UNPLANNED, [departments, MOST + 1]);
    return {
      items: rows.slice(0, MOST).map((row) => ({
        ...row,
        windowFrom: row.windowFrom.toISOString(),
        windowTo: row.windowTo.toISOString(),
      })),
      truncated: rows.length > MOST,
    };
  }
}
