import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { returnedRows } from '../database/returned-rows.js';
import { storedJson } from '../database/storable.rules.js';
import { ErrorLog } from '../queue/connection/error-log.js';
import { RAISE } from './alert.queries.js';
import type { ToldAlert } from './alert-text.rules.js';

export type NewAlert = Omit<ToldAlert, 'id'>;

/** Looks for what somebody outside must hear of. It should leave out what has been raised, and may name it again. */
export type AlertFinder = () => Promise<NewAlert[]>;

/** Asks the features what is wrong and writes it down, once: the tables they look at are the truth, so nothing is lost by a restart. */
@Injectable()
export class AlertRaiser {
  private readonly errors = new ErrorLog(AlertRaiser.name);
  private readonly finders = new Map<string, AlertFinder>();

  constructor(private readonly database: DataSource) {}

  register(name: string, finder: AlertFinder): void {
    this.finders.set(name, finder);
  }

  /** @returns how many were new. A finder that fails holds up no other. */
  async raise(): Promise<number> {
    let raised = 0;
    for (const [name, find] of this.finders) {
      try {
        for (const { kind, subject, episode, facts } of await find()) {
          const rows = await this.database.query(RAISE, [uuid(), kind, subject, episode, storedJson(facts)]);
          raised += returnedRows(rows).length;
        }
      } catch (error) {
        this.errors.report(name, error);
      }
    }
    return raised;
  }
}
