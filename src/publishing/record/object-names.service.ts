import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditObjects } from '../../platform/audit/audit-log.service.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { NAMES_OF, OBJECTS_CALLED, REMEMBERED_NAMES } from './object-names.queries.js';

/** What an id of the audit log stands for. */
export interface NamedObject {
  type: string;
  id: string;
  name: string;
  /** Under what its page is kept, where that is not itself. */
  place: string | null;
  /** It is no more: the name is the one that the log itself told last. */
  gone: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Knows by name what the audit log tells of, also what is gone. */
@Injectable()
export class ObjectNames {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** By id; what never had a name is left out. */
  async of(ids: readonly string[]): Promise<Map<string, NamedObject>> {
    const asked = [...new Set(ids.filter((id) => UUID.test(id)))];
    const named = new Map<string, NamedObject>();
    if (asked.length === 0) return named;
    const standing: NamedObject[] = await this.database.query(NAMES_OF, [this.config.timeZone, asked]);
    for (const one of standing) named.set(one.id, { ...one, gone: false });
    const missing = asked.filter((id) => !named.has(id));
    if (missing.length === 0) return named;
    const remembered: NamedObject[] = await this.database.query(REMEMBERED_NAMES, [missing]);
    for (const one of remembered) named.set(one.id, { ...one, place: null, gone: true });
    return named;
  }

  /** What is, or was, called something with these words in it: however many, they narrow the log within the database. */
  called(words: string): AuditObjects {
    const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
    return { query: OBJECTS_CALLED, parameters: { zone: this.config.timeZone, words: pattern } };
  }
}
