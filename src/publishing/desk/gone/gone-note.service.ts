import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { PublicationJournal } from '../../../schedule/publications/publication-journal.service.js';
import { PublicationReader } from '../../../schedule/publications/publication-reader.service.js';
import type { GoneNote } from '../../../schedule/publications/publication-view.rules.js';
import { NOT_GONE } from '../../publishing.errors.js';

/** Once for each time it was found gone. `$2` = who, `$3` = as what, `$4` = in their words. */
const NOTE_GONE = `
  UPDATE post_follow f SET noted_at = clock_timestamp(), noted_by = $2, noted_as = $3, note = $4
  FROM publication p
  WHERE p.id = f.publication_id AND p.state = 'sent' AND f.publication_id = $1 AND f.gone_at IS NOT NULL AND f.noted_at IS NULL
  RETURNING f.publication_id`;

const AS: Record<GoneNote, { zh: string; en: string }> = {
  seen: { zh: '已知悉，正在处理', en: 'known, and seen to' },
  withdrawn: { zh: '按已撤下对待', en: 'taken as withdrawn' },
};

/** A person says that they know that something is out no more: it stands on nobody's desk then. It is looked at as before (decision 79). */
@Injectable()
export class GoneNotes {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
    private readonly journal: PublicationJournal,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN; NOT_GONE where it is there (again), or somebody was quicker */
  async write(actor: Actor, id: string, { as, note }: { as: GoneNote; note: string }): Promise<void> {
    const { departmentId } = await this.publications.require(id);
    await this.access.require(actor, 'publication.control', departmentId);
    await this.database.transaction(async (tx) => {
      const noted = returnedRows(await tx.query(NOTE_GONE, [id, actor.personId, as, note]));
      if (noted.length === 0) throw new AppError(NOT_GONE);
      const text = { zh: `${AS[as].zh}：${note}`, en: `${AS[as].en}: ${note}` };
      await this.journal.write(tx, actor.personId, 'note-gone', id, { as, note, text });
    });
  }
}
