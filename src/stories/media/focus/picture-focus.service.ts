import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { StoryAccessService } from '../../story/story-access.service.js';
import { StoryDeskService } from '../../writing/story-desk.service.js';
import { CENTRE, type Focus } from '../fitting/fit.rules.js';
import { MediaAccessService } from '../media-access.service.js';
import { Media } from '../media.entity.js';
import { MEDIA_UNKNOWN } from '../media.errors.js';
import { PictureFocus } from './picture-focus.entity.js';

/** Where a story's pictures are cut around. Under review and approval the points stand still, so what is posted is what was seen. */
@Injectable()
export class PictureFocusService {
  constructor(
    private readonly database: DataSource,
    private readonly desk: StoryDeskService,
    private readonly access: StoryAccessService,
    private readonly pictures: MediaAccessService,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN, STORY_NOT_WRITABLE, MEDIA_UNKNOWN */
  async set(actor: Actor, storyId: string, sha256: string, focus: Focus): Promise<PictureFocus> {
    return this.desk.write(actor, storyId, undefined, async (tx) => {
      if (!(await tx.existsBy(Media, { sha256 }))) throw new AppError(MEDIA_UNKNOWN, {}, 'sha256');
      const row = { storyId, sha256, x: thousandths(focus.x), y: thousandths(focus.y), setBy: actor.personId };
      await tx.upsert(PictureFocus, { ...row, setAt: () => 'clock_timestamp()' }, ['storyId', 'sha256']);
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'story.focus',
        subjectType: 'story',
        subjectId: storyId,
        data: { sha256, x: row.x, y: row.y },
      });
      return tx.findOneByOrFail(PictureFocus, { storyId, sha256 });
    });
  }

  /** The points that were set. @throws AppError NOT_FOUND */
  async list(actor: Pick<Actor, 'personId'>, storyId: string): Promise<PictureFocus[]> {
    await this.access.requireReadable(actor, storyId);
    return this.database.manager.find(PictureFocus, { where: { storyId }, order: { sha256: 'ASC' } });
  }

  /**
   * The point of a picture of the story, the middle unless somebody set one.
   * @throws AppError NOT_FOUND, MEDIA_UNKNOWN for a picture that is none of the reader's
   */
  async read(actor: Pick<Actor, 'personId'>, storyId: string, sha256: string): Promise<Focus> {
    await this.access.requireReadable(actor, storyId);
    await this.pictures.requireReadable(actor, sha256);
    return (await this.pointsOf([storyId])).of(storyId, sha256);
  }

  /** For those who ask inside the house: the points that were set, of many stories in one statement. */
  async pointsOf(storyIds: readonly string[]): Promise<FocusPoints> {
    if (storyIds.length === 0) return new FocusPoints([]);
    return new FocusPoints(await this.database.manager.findBy(PictureFocus, { storyId: In([...new Set(storyIds)]) }));
  }
}

/** The points of pictures by story: each is the middle unless somebody set one. */
export class FocusPoints {
  private readonly points: ReadonlyMap<string, Focus>;

  constructor(rows: readonly Pick<PictureFocus, 'storyId' | 'sha256' | 'x' | 'y'>[]) {
    this.points = new Map(rows.map(({ storyId, sha256, x, y }) => [`${storyId} ${sha256}`, { x, y }]));
  }

  of(storyId: string, sha256: string): Focus {
    return this.points.get(`${storyId} ${sha256}`) ?? CENTRE;
  }
}

function thousandths(share: number): number {
  return Math.round(share * 1_000) / 1_000;
}
