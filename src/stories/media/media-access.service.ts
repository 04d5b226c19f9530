import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { forbidden } from '../../identity/forbidden.rules.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { isSha256 } from '../problem.rules.js';
import { MEDIA_UNKNOWN } from './media.errors.js';
import { HANDED_IN_BY, USED_IN_DEPARTMENTS } from './media.queries.js';

/** Who may bring pictures and see them, and who brought which. */
@Injectable()
export class MediaAccessService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /** Refuses people who write nowhere. @throws AppError FORBIDDEN */
  async requireWriter(actor: Pick<Actor, 'personId'>): Promise<void> {
    if ((await this.access.departmentsFor(actor, 'story.write')).length === 0) throw forbidden('story.write');
  }

  /** To who handed it in or may read a story that uses it; to everybody else it does not exist. @throws AppError MEDIA_UNKNOWN */
  async requireReadable(actor: Pick<Actor, 'personId'>, sha256: string): Promise<void> {
    if (!isSha256(sha256) || !(await this.mayRead(actor, sha256))) throw new AppError(MEDIA_UNKNOWN);
  }

  /** Puts on record who brought a picture, once for each who did. @param isNew whether nobody had brought it before */
  async recordUpload(
    tx: EntityManager,
    actor: Pick<Actor, 'personId'>,
    { sha256, mime, size }: { sha256: string; mime: string; size: number },
    isNew: boolean,
  ): Promise<void> {
    if (!isNew && (await this.handedIn(tx, sha256, actor))) return;
    await this.audit.record(tx, {
      actorId: actor.personId,
      action: 'media.upload',
      subjectType: 'media',
      subjectId: sha256,
      data: { mime, size },
    });
  }

  private async mayRead(actor: Pick<Actor, 'personId'>, sha256: string): Promise<boolean> {
    if (await this.handedIn(this.dataSource.manager, sha256, actor)) return true;
    const departments = await this.access.departmentsFor(actor, 'story.read');
    const [used] = await this.dataSource.query<{ yes: boolean }[]>(USED_IN_DEPARTMENTS, [sha256, departments]);
    return used?.yes ?? false;
  }

  private async handedIn(tx: EntityManager, sha256: string, actor: Pick<Actor, 'personId'>): Promise<boolean> {
    const [row] = await tx.query<{ yes: boolean }[]>(HANDED_IN_BY, [sha256, actor.personId]);
    return row?.yes ?? false;
  }
}
