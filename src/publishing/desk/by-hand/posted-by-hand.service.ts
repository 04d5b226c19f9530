import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { storedJson } from '../../../platform/database/storable.rules.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { PlaceOffers } from '../../../schedule/claims/offers/place-offers.service.js';
import { WAITS_BY } from '../../../schedule/publications/journal-acts.js';
import { lockForLook } from '../../../schedule/publications/planning-gate.js';
import { PublicationJournal } from '../../../schedule/publications/publication-journal.service.js';
import { MAY_BE_OUT_BY_HAND } from '../../../schedule/publications/publication-state.rules.js';
import { PublicationReader } from '../../../schedule/publications/publication-reader.service.js';
import { DEPENDENTS } from '../../attempts/attempt.queries.js';
import { HAND_LINK_DOUBTFUL } from '../../hand/hand.errors.js';
import { isContent, type LinkFinding } from '../../hand/link/link-check.rules.js';
import { DRAFT_IS_SPARE } from '../../prepare/laid-aside.queries.js';
import { NOT_BY_HAND_ON_OWN_SITE, NOT_FAILED } from '../../publishing.errors.js';
import { LOCK_ALL_OF_STORY, STOP_OTHERS } from '../../settle/absence/absence.queries.js';
import { earlierByHand, elsewhereByHand } from '../../settle/absence/absence.rules.js';
import { LinkLooks } from '../link-looks.service.js';
import { LINKED_POST, type LinkedPostRow } from '../post-link.queries.js';
import { requireHomeOf } from '../post-link.service.js';
import { COUNT_BY_HAND, OUT_BY_HAND, TELL_WAITING, TRIES_ARE_OVER } from './posted-by-hand.queries.js';

export interface PostedByHand {
  /** Where readers find it. */
  url: string;
  /** What was done, in a person's words. */
  note: string;
  /** The look at the link was not content, and the person says that it is the post. */
  despiteDoubt: boolean;
}

/**
 * What could not be sent, was missed or laid aside, and a person has published on the platform himself, is out: by his word, under the rules of a link that is given
 * with "found", and never sent again (decision 66).
 */
@Injectable()
export class PostsByHand {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
    private readonly looks: LinkLooks,
    private readonly journal: PublicationJournal,
    private readonly offers: PlaceOffers,
  ) {}

  /**
   * @throws AppError NOT_FOUND, FORBIDDEN, NOT_FAILED, NOT_BY_HAND_ON_OWN_SITE, LINK_OFF_PLATFORM; HAND_LINK_DOUBTFUL with what the look
   *   found, until the person insists
   */
  async report(actor: Actor, id: string, { url, note, despiteDoubt }: PostedByHand): Promise<void> {
    const { departmentId, state, accountId } = await this.publications.require(id);
    await this.access.require(actor, 'publication.resolve', departmentId);
    if (!MAY_BE_OUT_BY_HAND.some((one) => one === state)) throw new AppError(NOT_FAILED);
    const [post]: LinkedPostRow[] = await this.database.query(LINKED_POST, [id]);
    if (!post) throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
    // A page that the system has not put up is nowhere, whatever else the address shows; what waits for it would link there.
    if (post.driver === 'site') throw new AppError(NOT_BY_HAND_ON_OWN_SITE);
    // As it is compared with others.
    const { href } = new URL(url);
    const finding = await this.look(id, post, href);
    const isDoubted = !isContent(finding, post.channel);
    if (isDoubted && !despiteDoubt)
      throw new AppError(HAND_LINK_DOUBTFUL, { found: finding.text }, 'url', { finding: { ...finding } });
    const said = { url: href, note, verdict: finding.verdict, ...(isDoubted && { despiteDoubt }) };
    await this.database.transaction((tx) => this.write(tx, actor, { id, accountId, channel: post.channel }, said));
  }

  private async look(id: string, post: LinkedPostRow, url: string): Promise<LinkFinding> {
    if (post.driver === 'hand') return this.looks.ofWorkByHand(id, post, url);
    requireHomeOf(post, new URL(url));
    return this.looks.onPlatform(id, post, url);
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    { id, accountId, channel }: { id: string; accountId: string; channel: ChannelKind },
    said: { url: string; note: string },
  ): Promise<void> {
    // Whoever plans for the account has written what it planned by then, or reads what is written here.
    await lockForLook(tx, accountId);
    await tx.query(LOCK_ALL_OF_STORY, [id]);
    if (returnedRows(await tx.query(OUT_BY_HAND, [id, said.url, actor.personId])).length === 0)
      throw new AppError(NOT_FAILED);
    const freed: Parameters<PlaceOffers['offer']>[1] = returnedRows(await tx.query(TRIES_ARE_OVER, [id]));
    await tx.query(COUNT_BY_HAND, [id]);
    // Published from elsewhere than the draft: what still lies in the box is for nobody any more.
    if (channel === 'wechat') await tx.query(DRAFT_IS_SPARE, [id]);
    await this.offers.offer(tx, freed);
    const text = { zh: `${said.note}（${said.url}）`, en: `${said.note} (${said.url})` };
    await this.journal.write(tx, actor.personId, 'by-hand', id, { ...said, text });
    const why = { text: earlierByHand(said.url), code: 'ALREADY_OUT', fix: 'human' };
    await this.tellWaiting(tx, id, said.url);
    const stopped: { id: string }[] = returnedRows(await tx.query(STOP_OTHERS, [id, storedJson(why)]));
    for (const other of stopped) await this.journal.write(tx, null, 'fail', other.id, { ...why, earlier: id });
    const waiting: { id: string }[] = await tx.query(DEPENDENTS, [[id]]);
    for (const row of waiting) await this.journal.ask(tx, 'publication.prepare', row.id);
  }

  private async tellWaiting(tx: EntityManager, id: string, url: string): Promise<void> {
    const told = returnedRows<{ id: string; state: keyof typeof WAITS_BY }>(
      await tx.query(TELL_WAITING, [id, storedJson(elsewhereByHand(url))]),
    );
    for (const other of told)
      await this.journal.write(tx, null, WAITS_BY[other.state], other.id, { text: elsewhereByHand(url), earlier: id });
  }
}
