import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { TextResponse } from '../../../platform/http/text.dto.js';
import { NearDuplicateResponse } from '../../duplicates/near-duplicate.dto.js';
import {
  IN_HANDS,
  type InHand,
  PUBLICATION_STATES,
  type PublicationState,
  stateNameOf,
} from '../publication-state.rules.js';
import { type ChangeByHand, CHANGES_BY_HAND, type PublicationView } from '../publication-view.rules.js';
import { GoneResponse, toGone } from './gone.dto.js';
import type { GrantedSlot } from '../planning/slot.service.js';
import { type ActRights, actsOn, PUBLICATION_ACTS, type PublicationAct } from './publication-acts.rules.js';
import { WAIT_CODES, type WaitCode, waitsOf } from './waiting.rules.js';

export class ReasonResponse {
  @ApiPropertyOptional({ description: '哪一条规则（policy:…、cap:…、blackout:…）' })
  policy?: string;

  @ApiPropertyOptional({ description: '规则在该策略中的序号' })
  rule?: number;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}

export class WaitResponse {
  @ApiProperty({ enum: WAIT_CODES })
  code: WaitCode;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;

  @ApiProperty({ type: TextResponse, description: '怎么办' })
  todo: TextResponse;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '等人处理的，最迟到何时' })
  until: string | null;
}

export class SlotResponse {
  @ApiProperty({ format: 'date-time' })
  wishedAt: string;

  @ApiProperty({ format: 'date-time', description: '核定发布时间' })
  slotAt: string;

  @ApiProperty({ format: 'date-time', description: '最迟发布时间，过后转为逾期未发' })
  validUntil: string;

  @ApiProperty({ type: ReasonResponse, isArray: true })
  because: ReasonResponse[];

  @ApiProperty({ description: '账号由多个单位共用，时间为预测' })
  forecast: boolean;

  @ApiPropertyOptional({
    type: NearDuplicateResponse,
    isArray: true,
    description: '预排、排期、移动时提示的近似重复；只提示，不阻止',
  })
  warnings?: NearDuplicateResponse[];
}

export class ContradictionResponse {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: TextResponse, description: '对方说了什么、按什么处理、要做什么' })
  text: TextResponse;
}

export class PublicationResponse extends SlotResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  storyId: string;

  @ApiProperty()
  storyTitle: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiProperty()
  accountName: string;

  @ApiProperty({ description: '账号在沙箱平台上，不是真实平台' })
  sandbox: boolean;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ enum: PUBLICATION_STATES })
  state: PublicationState;

  @ApiProperty({ type: TextResponse })
  stateName: TextResponse;

  @ApiProperty({
    type: ReasonResponse,
    nullable: true,
    description: '为什么是这个状态；还在等什么的为最要紧的等待原因',
  })
  stateReason: ReasonResponse | null;

  @ApiProperty({
    type: WaitResponse,
    isArray: true,
    description: '除了等时间还在等什么、等谁、等到何时，怎么办；最要紧的在前',
  })
  waitsFor: WaitResponse[];

  @ApiProperty({ format: 'date-time' })
  stateSince: string;

  @ApiProperty({ enum: ['normal', 'urgent'] })
  priority: 'normal' | 'urgent';

  @ApiProperty({ type: String, nullable: true, description: '加急理由' })
  priorityReason: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '须先发出的发布任务' })
  dependsOn: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  preparedAt: string | null;

  @ApiProperty({ description: '可能已在平台上发出，尚未查清' })
  mayBeOut: boolean;

  @ApiProperty({
    type: ContradictionResponse,
    nullable: true,
    description: '网站上的情况与已记录的不符（自有 CMS 先后说法不一，或已撤下的草稿被人公开），请人工核对',
  })
  contradiction: ContradictionResponse | null;

  @ApiProperty({
    enum: CHANGES_BY_HAND,
    nullable: true,
    description: '等人到平台后台完成的撤下、更正或恢复，怎么做见 changes；没有的为空',
  })
  changeByHand: ChangeByHand | null;

  @ApiProperty({
    type: GoneResponse,
    nullable: true,
    description: '已发布、发出后的查看发现已不在平台上的；恢复后查看到了即为空',
  })
  gone: GoneResponse | null;

  @ApiProperty({
    enum: IN_HANDS,
    nullable: true,
    description:
      '在平台上等谁：draft 等人发布草稿，draft-perhaps 等人核实草稿，hand 等人工发布，administrator 等公众号管理员确认群发；不等人的为空',
  })
  inHand: InHand | null;

  @ApiProperty({
    enum: PUBLICATION_ACTS,
    isArray: true,
    description:
      '您现在可以做什么：move 改期，release 重新排期，hasten 加急，hold 暂停，cancel 取消，resolve 核实，link 补填链接，correct-link 更正由人填写的链接，by-hand 登记已由人在平台上发布，note-gone 登记已知悉内容不在平台上。撤下、更正见 changes',
  })
  acts: PublicationAct[];

  @ApiProperty({ type: String, nullable: true })
  platformRef: string | null;

  @ApiProperty({ type: String, nullable: true })
  url: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt: string | null;
}

export function toSlotResponse(slot: GrantedSlot): SlotResponse {
  return {
    wishedAt: new Date(slot.wish).toISOString(),
    slotAt: new Date(slot.slot).toISOString(),
    validUntil: new Date(slot.validUntil).toISOString(),
    because: slot.because,
    forecast: slot.forecast,
  };
}

/** @param zone IANA name in which times within texts are written */
export function waitsFor(view: PublicationView, zone: string): WaitResponse[] {
  return waitsOf(view, zone).map(({ until, ...wait }) => ({ ...wait, until: until?.toISOString() ?? null }));
}

/** @param zone IANA name in which times within texts are written @param rights of whoever is shown it */
export function toPublicationResponse(view: PublicationView, zone: string, rights: ActRights): PublicationResponse {
  const { marker: _marker, sealId: _seal, windowFrom: _from, windowTo: _to, ...rest } = view;
  const { contradiction, contradictedAt } = rest;
  const {
    frozenFor: _f,
    frozenInHandFor: _i,
    accountPaused: _p,
    pausedFor: _w,
    unauthorisedFor: _u,
    ...further
  } = rest;
  const {
    authorisedUntil: _ends,
    pageState: _page,
    articlesWithoutPage: _pages,
    silentFor: _silent,
    lookOwed: _l,
    putOff: _o,
    ...others
  } = further;
  const {
    inHandUntil: _until,
    takenByName: _t,
    accountDepartmentName: _d,
    linkMissing: _m,
    now: _now,
    ...known
  } = others;
  const {
    contradictedAt: _at,
    isLinkByPerson: _by,
    isOnOwnSite: _own,
    plannedBy: _who,
    plannedAt: _when,
    isBuiltOn: _built,
    inHand,
    gone,
    ...shown
  } = known;
  const waits = waitsFor(view, zone);
  const [first] = waits;
  return {
    ...shown,
    inHand,
    acts: actsOn(view, rights),
    stateName: stateNameOf(view.state, inHand, gone?.why.code),
    gone: gone && toGone(gone),
    stateReason: first ? { text: first.text } : view.stateReason,
    waitsFor: waits,
    contradiction:
      contradiction && contradictedAt ? { at: contradictedAt.toISOString(), text: contradiction.text } : null,
    stateSince: view.stateSince.toISOString(),
    wishedAt: view.wishedAt.toISOString(),
    slotAt: view.slotAt.toISOString(),
    validUntil: view.validUntil.toISOString(),
    preparedAt: view.preparedAt?.toISOString() ?? null,
    sentAt: view.sentAt?.toISOString() ?? null,
  };
}
