import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { PageQuery } from '../../../platform/http/paging/page.dto.js';
import { TextResponse } from '../../../platform/http/text.dto.js';
import { PUBLICATION_STATES, type PublicationState } from '../../../schedule/publications/publication-state.rules.js';
import {
  HAND_MOVES,
  HAND_REPORTS,
  HAND_STAGE_NAMES,
  HAND_STAGES,
  type HandMove,
  type HandReport,
  type HandStage,
  stageOf,
} from '../hand-task.rules.js';
import type { HandTaskView } from '../hand-tasks.service.js';
import { stopsInHand } from '../../leaving/may-leave.rules.js';
import { isContent, LINK_VERDICTS, type LinkFinding, type LinkVerdict } from '../link/link-check.rules.js';

const LISTS = ['todo', 'reported'] as const;
const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class HandTaskQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: LISTS,
    default: 'todo',
    description: 'todo：24 小时内到点的和待反馈的，按核定时间；reported：已反馈的，新的在前',
  })
  @IsOptional()
  @IsIn(LISTS)
  list: (typeof LISTS)[number] = 'todo';

  @ApiPropertyOptional({ type: Boolean, default: false, description: '只看自己领取或反馈的' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  mine = false;
}

export class LinkFindingResponse {
  @ApiProperty({
    enum: LINK_VERDICTS,
    description: '打开且看到稿件 / 打开但没看到 / 打不开 / 不在该平台 / 已填给另一条发布任务',
  })
  verdict: LinkVerdict;

  @ApiProperty({ description: '是否不必说明理由' })
  enough: boolean;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: '最后到达的地址' })
  url: string;

  @ApiProperty({ type: Number, nullable: true })
  status: number | null;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}

export class PersonOnDutyResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  displayName: string;
}

export class HandTakenResponse {
  @ApiProperty({ type: PersonOnDutyResponse })
  by: PersonOnDutyResponse;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: '是从别人手中接手的' })
  takenOver: boolean;
}

export class HandStopResponse {
  @ApiProperty({
    enum: ['frozen', 'unapproved', 'not_now'],
    description: '紧急停发中 / 定稿已撤销或与审签内容不符 / 现在不能发布（停发时段、时段、有效期、账号停用）',
  })
  kind: 'frozen' | 'unapproved' | 'not_now';

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '从何时起；不知道时为空' })
  since: string | null;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}

export class HandReportResponse {
  @ApiProperty({ enum: HAND_REPORTS, description: '已发布 / 未能发布 / 改期' })
  report: HandReport;

  @ApiProperty({ type: PersonOnDutyResponse })
  by: PersonOnDutyResponse;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, nullable: true })
  link: string | null;

  @ApiProperty({ type: LinkFindingResponse, nullable: true })
  finding: LinkFindingResponse | null;

  @ApiProperty({ type: String, nullable: true, description: '链接核对未通过而仍确认，或没有链接的理由' })
  overruled: string | null;

  @ApiProperty({ type: String, nullable: true, description: '停发中仍发出的说明' })
  despite: string | null;

  @ApiProperty({ type: String, nullable: true, description: '没有发布的原因' })
  note: string | null;
}

export class HandTaskResponse {
  @ApiProperty({ format: 'uuid', description: '即发布任务的 id' })
  id: string;

  @ApiProperty({ enum: HAND_STAGES })
  stage: HandStage;

  @ApiProperty({ type: TextResponse })
  stageName: TextResponse;

  @ApiProperty({ enum: PUBLICATION_STATES })
  state: PublicationState;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiProperty()
  accountName: string;

  @ApiProperty({ type: String, nullable: true, description: '在哪里发布' })
  backOffice: string | null;

  @ApiProperty()
  departmentName: string;

  @ApiProperty()
  storyTitle: string;

  @ApiProperty({ format: 'date-time', description: '服务器时间，倒计时以它为准' })
  now: string;

  @ApiProperty({ format: 'date-time', description: '核定发布时间，此前请勿发布' })
  slotAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '到点后最迟何时反馈；未到点为空' })
  until: string | null;

  @ApiProperty({ type: Number, nullable: true, description: '发出时比核定时间晚多少毫秒；未发出为空' })
  latenessMs: number | null;

  @ApiProperty({ type: String, nullable: true, description: '发布后的链接' })
  url: string | null;

  @ApiProperty({ description: '定稿摘要（sha256），与审签单一致' })
  digest: string;

  @ApiProperty({ type: HandStopResponse, nullable: true, description: '不为空时请勿发布；已发布的为请撤下或更正' })
  stop: HandStopResponse | null;

  @ApiProperty({ type: HandTakenResponse, nullable: true })
  taken: HandTakenResponse | null;

  @ApiProperty({ description: '已上传截图' })
  hasScreenshot: boolean;

  @ApiProperty({ type: HandReportResponse, nullable: true })
  report: HandReportResponse | null;

  @ApiProperty({
    enum: HAND_MOVES,
    isArray: true,
    description: '您现在可以做什么；resolve 指到发布任务中核实',
  })
  moves: HandMove[];

  @ApiProperty({
    type: PersonOnDutyResponse,
    isArray: true,
    nullable: true,
    description: '可以发布的人，本单位的在前；列表中为空',
  })
  onDuty: PersonOnDutyResponse[] | null;
}

export function toHandTaskResponse(
  task: HandTaskView,
  moves: HandMove[],
  onDuty: PersonOnDutyResponse[] | null,
): HandTaskResponse {
  const stage = stageOf(task.state);
  const { backOffice } = task.settings;
  return {
    id: task.id,
    stage,
    stageName: HAND_STAGE_NAMES[stage],
    state: task.state,
    channel: task.channel,
    accountId: task.accountId,
    accountName: task.accountName,
    backOffice: typeof backOffice === 'string' ? backOffice : null,
    departmentName: task.departmentName,
    storyTitle: task.storyTitle,
    now: task.now.toISOString(),
    slotAt: task.slotAt.toISOString(),
    until: stage === 'open' || stage === 'overdue' ? (task.until?.toISOString() ?? null) : null,
    latenessMs: task.sentAt === null ? null : task.sentAt.getTime() - task.slotAt.getTime(),
    url: task.url,
    digest: task.digest,
    stop: stopOf(task),
    taken: takenOf(task),
    hasScreenshot: task.screenshot !== null,
    report: reportOf(task),
    moves,
    onDuty,
  };
}

export function toLinkFindingResponse(finding: LinkFinding, channel: ChannelKind): LinkFindingResponse {
  return { ...finding, enough: isContent(finding, channel) };
}

/** What is out cannot be left undone any more. */
const OUT_UNAPPROVED: TextResponse = {
  zh: '定稿已撤销，而这条内容已经发布：请撤下，或按新的定稿更正',
  en: 'its approval was withdrawn, but it is out: take it down, or correct it to a newly approved text',
};

function stopOf(task: HandTaskView): HandStopResponse | null {
  const { freezeReason, frozenSince, voidedAt, stops, takenBy } = task;
  if (task.outUnapproved) return { kind: 'unapproved', since: voidedAt?.toISOString() ?? null, text: OUT_UNAPPROVED };
  const [why] = takenBy === null ? stops : stopsInHand(stops);
  if (!why) return null;
  const ordered = stops.find(({ code }) => code === 'frozen') ?? stops.find(({ code }) => code === 'unapproved');
  if (ordered?.code === 'frozen') {
    const text = {
      zh: `紧急停发中，请勿发布：${freezeReason ?? ''}`,
      en: `Emergency stop, do not post: ${freezeReason ?? ''}`,
    };
    return { kind: 'frozen', since: frozenSince?.toISOString() ?? null, text };
  }
  const { zh, en } = (ordered ?? why).text;
  return {
    kind: ordered ? 'unapproved' : 'not_now',
    since: ordered ? (voidedAt?.toISOString() ?? null) : null,
    text: { zh: `请勿发布：${zh}`, en: `Do not post: ${en}` },
  };
}

function takenOf({ takenBy, takenByName, takenAt, takenOver }: HandTaskView): HandTakenResponse | null {
  if (takenBy === null || takenAt === null) return null;
  return { by: { id: takenBy, displayName: takenByName ?? '' }, at: takenAt.toISOString(), takenOver };
}

function reportOf(task: HandTaskView): HandReportResponse | null {
  const { report, reportedBy, reportedByName, reportedAt, link, finding, overruled, despite, note, channel } = task;
  if (report === null || reportedBy === null || reportedAt === null) return null;
  return {
    report,
    by: { id: reportedBy, displayName: reportedByName ?? '' },
    at: reportedAt.toISOString(),
    link,
    finding: finding === null ? null : toLinkFindingResponse(finding, channel),
    overruled,
    despite,
    note,
  };
}
