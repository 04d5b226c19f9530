import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { CHANNELS, type ChannelKind } from '../accounts/channel-kind.rules.js';
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
import { RevisionMedia } from './revision/revision-media.entity.js';
import { StoryRevision } from './revision/story-revision.entity.js';
import { STORY_MOVE_REFUSED } from './story.errors.js';
import { STORY_FACTS, LOCK_STORY } from './story/story.queries.js';
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

  /** The department of each story, by story; those that are not there are left out. */
  async departmentsOf(tx: EntityManager, storyIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.find(Story, { select: { id: true, departmentId: true }, where: { id: In([...storyIds]) } });
    return new Map(rows.map(({ id, departmentId }) => [id, departmentId]));
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
   * @throws AppError STORY_MOVE_REFUSED
   */
  async move(tx: EntityManager, storyId: string, to: StoryState): Promise<number> {
    const from = STORY_STATES.filter((state) => STORY_MOVES[state].includes(to));
    const { raw } = await tx
      .createQueryBuilder()
      .update(Story)
      .set({ state: to, version: () => 'version + 1', updatedAt: () => 'clock_timestamp()' })
      .where('id = :storyId AND state IN (:...from)', { storyId, from })
      .returning('version')
      .execute();
    const [moved] = raw as { version: number }[];
    if (moved !== undefined) return moved.version;
    const story = await this.find(storyId, tx);
    if (story === null) throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
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
    const material = (await this.sealMaterials(tx, [revisionId])).get(revisionId);
    if (!material) throw new AppError(NOT_FOUND, { what: { zh: '这一版', en: 'revision' } });
    return material;
  }

  /** The same of many revisions, by id; those that are not there are left out. */
  async sealMaterials(tx: EntityManager, revisionIds: readonly string[]): Promise<Map<string, SealMaterial>> {
    const ids = [...new Set(revisionIds)];
    const revisions = await tx.findBy(StoryRevision, { id: In(ids) });
    const stories = await tx.findBy(Story, { id: In(revisions.map(({ storyId }) => storyId)) });
    const kinds = new Map(stories.map(({ id, kind }) => [id, kind]));
    const uses = await usesOf(tx, ids);
    const variants = await this.variantsOf(tx, ids, uses);
    const materials = new Map<string, SealMaterial>();
    for (const { id: revisionId, storyId, number, title, summary, facts, body, cover, aiUse } of revisions) {
      const kind = kinds.get(storyId);
      if (kind === undefined) continue;
      const own = variants.get(revisionId) ?? [];
      materials.set(revisionId, {
        revision: { storyId, revisionId, number, kind, title, summary, facts, body, cover, aiUse },
        media: inOrder([...(uses.get(revisionId) ?? []), ...own.flatMap((one) => one.media)]),
        variants: own.map((one) => one.content),
      });
    }
    return materials;
  }

  /** The form of a revision for a channel, or null for a revision that is not there. */
  async variantFor(tx: EntityManager, revisionId: string, channel: ChannelKind): Promise<VariantFacts | null> {
    const variants = await this.variantsOf(tx, [revisionId], await usesOf(tx, [revisionId]));
    return variants.get(revisionId)?.find((one) => one.channel === channel) ?? null;
  }

  /** What is wrong with each variant of a revision by its channel's limits; a channel with an empty list may be published on. */
  async variantProblems(tx: EntityManager, revisionId: string): Promise<Record<ChannelKind, Problem[]>> {
    const problems: Record<ChannelKind, Problem[]> = { web: [], wechat: [], weibo: [] };
    const revision = await tx.findOneBy(StoryRevision, { id: revisionId });
    if (revision === null) throw new AppError(NOT_FOUND, { what: { zh: '这一版', en: 'revision' } });
    for (const { channel, content } of await tx.findBy(Variant, { revisionId })) {
      problems[channel] = await this.checks.check(tx, content, revision.aiUse);
    }
    return problems;
  }

  /** By revision, in the order of the channels. */
  private async variantsOf(
    tx: EntityManager,
    revisionIds: readonly string[],
    uses: ReadonlyMap<string, readonly UsedMedia[]>,
  ): Promise<Map<string, VariantFacts[]>> {
    const rows = await tx.findBy(Variant, { revisionId: In([...revisionIds]) });
    const found = new Map<string, VariantFacts[]>();
    for (const row of rows.sort((a, b) => CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel))) {
      const { id, revisionId, channel, version, edited, content } = row;
      const inBody = content.channel === 'weibo' ? [] : imagesOf(content.body);
      const media = usedMedia(inBody, mediaOf(content), uses.get(revisionId) ?? []);
      const own = found.get(revisionId) ?? [];
      own.push({ variantId: id, revisionId, channel, version, edited, content, media });
      found.set(revisionId, own);
    }
    return found;
  }
}

/** Uses of pictures in revisions, by revision. */
async function usesOf(tx: EntityManager, revisionIds: readonly string[]): Promise<Map<string, UsedMedia[]>> {
  const rows = await tx.find(RevisionMedia, {
    where: { revisionId: In([...revisionIds]) },
    order: { revisionId: 'ASC', position: 'ASC' },
  });
  const uses = new Map<string, UsedMedia[]>();
  for (const { revisionId, sha256, alt } of rows)
    uses.set(revisionId, [...(uses.get(revisionId) ?? []), { sha256, alt }]);
  return uses;
}
