import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChannelDriver } from '../accounts/channels/channel-driver.rules.js';
import { CHANNELS, type ChannelKind } from '../accounts/channels/channel-kind.rules.js';
import { AppError } from '../platform/errors/app-error.js';
import { NOT_FOUND } from '../platform/errors/platform.errors.js';
import { imagesOf } from './document/document.rules.js';
import type { Problem } from './problem.rules.js';
import {
  inOrder,
  usedMedia,
  type SealMaterial,
  type StoryFacts,
  type UsedMedia,
  type VariantFacts,
} from './review-material.rules.js';
import { RevisionLock } from './revision/revision-lock.entity.js';
import { StoryRevision } from './revision/story-revision.entity.js';
import { STORY_ARCHIVED, STORY_MOVE_REFUSED } from './story.errors.js';
import { LOCK_STORY, REVISION_MATERIAL, STORY_FACTS } from './story/story.queries.js';
import { STORY_MOVES, STORY_STATE_NAMES, STORY_STATES, type StoryState } from './story/story-state.rules.js';
import { Story } from './story/story.entity.js';
import { VariantCheckService } from './variants/records/variant-check.service.js';
import { mediaOf } from './variants/read-variant.rules.js';
import { Variant } from './variants/records/variant.entity.js';

/** What reviews, schedules and publishing ask of a story, inside their own transactions. */
@Injectable()
export class StoryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly checks: VariantCheckService,
  ) {}

  /** The story, or null; nothing is locked. */
  async find(storyId: string, tx: EntityManager = this.dataSource.manager): Promise<StoryFacts | null> {
    const [facts] = await tx.query<StoryFacts[]>(STORY_FACTS, [storyId]);
    return facts ?? null;
  }

  /**
   * The story with its row locked until the transaction ends: the first lock of everything that moves or rewrites it.
   * @throws AppError NOT_FOUND
   */
  async lock(tx: EntityManager, storyId: string): Promise<StoryFacts> {
    const [locked] = await tx.query<unknown[]>(LOCK_STORY, [storyId]);
    // Read in a statement of its own: what others committed while we waited is seen.
    const facts = locked === undefined ? null : await this.find(storyId, tx);
    if (facts === null) throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
    return facts;
  }

  /**
   * Moves the story by the table of moves. To be reviewed or approved its revision must be locked by the end of the transaction.
   * @returns its new version
   * @throws AppError STORY_MOVE_REFUSED, STORY_ARCHIVED
   */
  async move(tx: EntityManager, storyId: string, to: StoryState): Promise<number> {
    const from = STORY_STATES.filter((state) => STORY_MOVES[state].includes(to));
    const { raw } = await tx
      .createQueryBuilder()
      .update(Story)
      .set({ state: to, version: () => 'version + 1', updatedAt: () => 'clock_timestamp()' })
      .where('id = :storyId AND state IN (:...from) AND archived_at IS NULL', { storyId, from })
      .returning('version')
      .execute();
    const [moved] = raw as { version: number }[];
    if (moved !== undefined) return moved.version;
    const story = await this.find(storyId, tx);
    if (story === null) throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
    if (story.archived) throw new AppError(STORY_ARCHIVED);
    const [at, wished] = [STORY_STATE_NAMES[story.state], STORY_STATE_NAMES[to]];
    throw new AppError(STORY_MOVE_REFUSED, { from: at.zh, to: wished.zh, fromEn: at.en, toEn: wished.en });
  }

  /** From here to `unlockRevision` no variant of the revision changes; waits for writers that are at it. Repeating it changes nothing. */
  async lockRevision(tx: EntityManager, revisionId: string): Promise<void> {
    await tx.createQueryBuilder().insert().into(RevisionLock).values({ revisionId }).orIgnore().execute();
  }

  /** Lets the variants change again; refused by the database at commit while the story is under review or approved. */
  async unlockRevision(tx: EntityManager, revisionId: string): Promise<void> {
    await tx.delete(RevisionLock, { revisionId });
  }

  /**
   * Everything an approval of the revision answers for, as it stands in this transaction.
   * @throws AppError NOT_FOUND
   */
  async sealMaterial(tx: EntityManager, revisionId: string): Promise<SealMaterial> {
    const found = (await this.sealMaterials(tx, [revisionId])).get(revisionId);
    if (!found) throw new AppError(NOT_FOUND, { what: { zh: '这一版', en: 'revision' } });
    return found.material;
  }

  /** The same of many revisions, by id, each with its story's department; those that are not there are left out. */
  async sealMaterials(
    tx: EntityManager,
    revisionIds: readonly string[],
  ): Promise<Map<string, { departmentId: string; material: SealMaterial }>> {
    const rows: MaterialRow[] = await tx.query(REVISION_MATERIAL, [revisionIds]);
    return new Map(
      rows.map(({ departmentId, uses, variants, ...revision }) => {
        const own = variantsOf(revision.revisionId, variants, uses);
        const media = inOrder([...uses, ...own.flatMap((one) => one.media)]);
        const material = { revision, media, variants: own.map((one) => one.content) };
        return [revision.revisionId, { departmentId, material }];
      }),
    );
  }

  /** The form of a revision for a channel, or null for a revision that is not there. */
  async variantFor(tx: EntityManager, revisionId: string, channel: ChannelKind): Promise<VariantFacts | null> {
    const [row]: MaterialRow[] = await tx.query(REVISION_MATERIAL, [[revisionId]]);
    if (!row) return null;
    return variantsOf(revisionId, row.variants, row.uses).find((one) => one.channel === channel) ?? null;
  }

  /**
   * What is wrong with each variant of a revision by the limits of the way it is to leave by, the channel's usual one where none is
   * given; a channel with an empty list may be published on.
   */
  async variantProblems(
    tx: EntityManager,
    revisionId: string,
    drivers: Partial<Record<ChannelKind, ChannelDriver>> = {},
  ): Promise<Record<ChannelKind, Problem[]>> {
    const problems: Record<ChannelKind, Problem[]> = { web: [], wechat: [], weibo: [], other: [] };
    const revision = await tx.findOneBy(StoryRevision, { id: revisionId });
    if (revision === null) throw new AppError(NOT_FOUND, { what: { zh: '这一版', en: 'revision' } });
    for (const { channel, content } of await tx.findBy(Variant, { revisionId })) {
      problems[channel] = await this.checks.check(tx, content, revision, drivers[channel]);
    }
    return problems;
  }
}

type VariantRow = Pick<Variant, 'id' | 'channel' | 'version' | 'edited' | 'content'>;

type MaterialRow = SealMaterial['revision'] & {
  departmentId: string;
  uses: UsedMedia[];
  variants: VariantRow[];
};

/** In the order of the channels. */
function variantsOf(revisionId: string, rows: readonly VariantRow[], uses: readonly UsedMedia[]): VariantFacts[] {
  return rows
    .toSorted((a, b) => CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel))
    .map(({ id, channel, version, edited, content }) => ({
      variantId: id,
      revisionId,
      channel,
      version,
      edited,
      content,
      media: usedMedia('body' in content ? imagesOf(content.body) : [], mediaOf(content), uses),
    }));
}
