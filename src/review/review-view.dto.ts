import { ApiProperty } from '@nestjs/swagger';
import { CodedTextResponse, TextResponse } from '../platform/http/text.dto.js';
import { REVIEW_MOVES, type NextMove, type ReviewMove } from './round/next-moves.rules.js';
import type { ReviewDecision } from './round/review-decision.entity.js';
import type { ReviewRound } from './round/review-round.entity.js';
import { ROUND_STATES, type RoundState } from './round/review-round.rules.js';
import type { ReviewRole, ReviewStage } from './round/workflow.rules.js';
import type { ReviewSeal } from './seal/review-seal.entity.js';

export class ReviewPersonResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class ReviewDecisionResponse {
  @ApiProperty({ enum: ['approve', 'return'] })
  decision: 'approve' | 'return';

  @ApiProperty({ type: String, nullable: true })
  opinion: string | null;

  @ApiProperty({ description: '审核人所见内容的摘要' })
  digest: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: ReviewPersonResponse })
  person: ReviewPersonResponse;
}

export class ReviewStageResponse {
  @ApiProperty()
  key: string;

  @ApiProperty({ type: TextResponse })
  name: TextResponse;

  @ApiProperty({ type: TextResponse, description: '本环节把什么关' })
  question: TextResponse;

  @ApiProperty({ enum: ['first_reviewer', 'second_reviewer', 'final_reviewer'] })
  role: ReviewRole;

  @ApiProperty({ type: ReviewDecisionResponse, nullable: true })
  decision: ReviewDecisionResponse | null;
}

export class ReviewSealResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: '规范形式的版本' })
  version: string;

  @ApiProperty()
  digest: string;

  @ApiProperty({ format: 'date-time' })
  sealedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  voidedAt: string | null;

  @ApiProperty({ type: ReviewPersonResponse, nullable: true })
  voidedBy: ReviewPersonResponse | null;

  @ApiProperty({ type: String, nullable: true })
  voidReason: string | null;
}

export class ReviewRoundResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: '第几次送审' })
  number: number;

  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  @ApiProperty({ enum: ROUND_STATES })
  state: RoundState;

  @ApiProperty({ description: '当前环节（从 0 起）；已结束时为结束时的环节' })
  stage: number;

  @ApiProperty({ type: [ReviewStageResponse] })
  stages: ReviewStageResponse[];

  @ApiProperty({ type: ReviewPersonResponse })
  submittedBy: ReviewPersonResponse;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  accountIds: string[];

  @ApiProperty({ format: 'date-time' })
  windowFrom: string;

  @ApiProperty({ format: 'date-time' })
  windowTo: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  closingReason: string | null;

  @ApiProperty({ type: ReviewSealResponse, nullable: true })
  seal: ReviewSealResponse | null;
}

export class ReviewMoveResponse implements NextMove {
  @ApiProperty({ enum: REVIEW_MOVES })
  move: ReviewMove;

  @ApiProperty({ type: Number, nullable: true })
  stage: number | null;

  @ApiProperty()
  allowed: boolean;

  @ApiProperty({ type: CodedTextResponse, nullable: true, description: '不可用的原因' })
  refusal: CodedTextResponse | null;
}

export class StoryReviewResponse {
  @ApiProperty({ format: 'uuid' })
  storyId: string;

  @ApiProperty({ type: String, nullable: true, description: '审核中或已定稿内容的摘要；表态时原样带回' })
  digest: string | null;

  @ApiProperty({ description: '审核中，而现在没有人可以审这一环节：要请系统管理员授予职责' })
  waitsInVain: boolean;

  @ApiProperty({ type: [ReviewRoundResponse], description: '历次送审，最近的在前' })
  rounds: ReviewRoundResponse[];

  @ApiProperty({ type: [ReviewMoveResponse], description: '我现在可以做什么，不可以时为什么' })
  nextMoves: ReviewMoveResponse[];
}

export class WaitingRoundResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  storyId: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty()
  number: number;

  @ApiProperty()
  stage: number;

  @ApiProperty({ type: TextResponse })
  stageName: TextResponse;

  @ApiProperty({ type: ReviewPersonResponse })
  submittedBy: ReviewPersonResponse;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;

  @ApiProperty({ format: 'date-time' })
  windowFrom: string;

  @ApiProperty({ format: 'date-time' })
  windowTo: string;
}

/** A row of the queue as the query gives it. */
export interface WaitingRow {
  id: string;
  storyId: string;
  title: string;
  departmentId: string;
  departmentName: string;
  number: number;
  stage: number;
  stages: ReviewStage[];
  submittedBy: string;
  submittedByName: string;
  submittedAt: Date;
  releaseFrom: Date;
  releaseTo: Date;
}

export function waitingResponse(row: WaitingRow): WaitingRoundResponse {
  return {
    id: row.id,
    storyId: row.storyId,
    title: row.title,
    departmentId: row.departmentId,
    departmentName: row.departmentName,
    number: row.number,
    stage: row.stage,
    stageName: row.stages[row.stage]?.name ?? { zh: '', en: '' },
    submittedBy: { id: row.submittedBy, name: row.submittedByName },
    submittedAt: row.submittedAt.toISOString(),
    windowFrom: row.releaseFrom.toISOString(),
    windowTo: row.releaseTo.toISOString(),
  };
}

/** A round with its decisions and its seal; `names` knows every person in them. */
export function roundResponse(
  round: ReviewRound,
  decisions: readonly ReviewDecision[],
  seal: ReviewSeal | null,
  names: ReadonlyMap<string, string>,
): ReviewRoundResponse {
  const person = (id: string): ReviewPersonResponse => ({ id, name: names.get(id) ?? '' });
  const said = (stage: number): ReviewDecisionResponse | null => {
    const found = decisions.find((decision) => decision.stage === stage);
    if (!found) return null;
    const { decision, opinion, digest, at, personId } = found;
    return { decision, opinion, digest, at: at.toISOString(), person: person(personId) };
  };
  return {
    id: round.id,
    number: round.number,
    revisionId: round.revisionId,
    state: round.state,
    stage: round.stage,
    stages: round.stages.map(({ key, name, question, role }, index) => ({
      key,
      name,
      question,
      role,
      decision: said(index),
    })),
    submittedBy: person(round.submittedBy),
    submittedAt: round.submittedAt.toISOString(),
    accountIds: round.releaseAccounts,
    windowFrom: round.releaseFrom.toISOString(),
    windowTo: round.releaseTo.toISOString(),
    closedAt: round.closedAt?.toISOString() ?? null,
    closingReason: round.closingReason,
    seal: seal && {
      id: seal.id,
      version: seal.version,
      digest: seal.digest,
      sealedAt: seal.sealedAt.toISOString(),
      voidedAt: seal.voidedAt?.toISOString() ?? null,
      voidedBy: seal.voidedBy === null ? null : person(seal.voidedBy),
      voidReason: seal.voidReason,
    },
  };
}
