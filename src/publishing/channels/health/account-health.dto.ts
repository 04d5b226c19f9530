import { ApiProperty } from '@nestjs/swagger';
import { ACCOUNT_STATES, type AccountState } from '../../../accounts/account-access.rules.js';
import { CodedTextResponse, TextResponse } from '../../../platform/http/text.dto.js';
import { TOKEN_STATES, type TokenState } from './account-health.rules.js';

export class TokenHealthResponse {
  @ApiProperty({
    enum: TOKEN_STATES,
    description:
      'not_needed 无需凭据；missing 未填写；refused 平台不再接受，账号已搁置；ended 授权已到期；failed 最近一次测试未通过（见 failedTest）；untried 填写后尚无测试或发布成功，请测试；good 填写后平台已接受过',
  })
  state: TokenState;

  @ApiProperty({ type: String, isArray: true, description: '已填写的密钥名' })
  credentialsSet: string[];

  @ApiProperty({ format: 'date-time', description: '凭据最近一次填写的时间' })
  enteredAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '授权到期时间；平台未给期限的为空' })
  expiresAt: string | null;
}

export class CallQuotaResponse {
  @ApiProperty({ description: '接口路径；* 为合并计数' })
  path: string;

  @ApiProperty({ type: TextResponse })
  name: TextResponse;

  @ApiProperty({ description: '当天上限' })
  limit: number;

  @ApiProperty({ description: '当天剩余，本系统各进程合计' })
  left: number;

  @ApiProperty({ description: '上限由平台告知；否则按公开的默认值' })
  limitFromPlatform: boolean;

  @ApiProperty({ format: 'date-time', description: '何时恢复（平台按北京时间计日）' })
  resetsAt: string;
}

export class MassQuotaResponse {
  @ApiProperty({ enum: ['day', 'month'], description: '公众号按天，服务号按月' })
  per: 'day' | 'month';

  @ApiProperty()
  limit: number;

  @ApiProperty({ description: '已发出或正在发' })
  sent: number;

  @ApiProperty({ description: '已排期，或在预订中的期数' })
  planned: number;

  @ApiProperty({ description: '本期剩余，未扣除已排期的' })
  left: number;

  @ApiProperty({ format: 'date-time', description: '何时恢复（平台按北京时间计）' })
  resetsAt: string;
}

export class LastPostResponse {
  @ApiProperty({ format: 'uuid' })
  publicationId: string;

  @ApiProperty({ format: 'date-time' })
  sentAt: string;

  @ApiProperty({ type: String, nullable: true })
  url: string | null;

  @ApiProperty({ description: '此后已撤下' })
  takenDown: boolean;
}

export class LastTroubleResponse {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ format: 'uuid' })
  publicationId: string;

  @ApiProperty({ type: String, nullable: true, description: '平台或系统给出的代码' })
  code: string | null;

  @ApiProperty({ type: TextResponse, description: '发生了什么，需要做什么' })
  text: TextResponse;
}

export class FailedTestResponse {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: '平台或系统给出的代码' })
  code: string;

  @ApiProperty({ type: TextResponse, description: '发生了什么，需要做什么' })
  text: TextResponse;

  @ApiProperty({ type: String, nullable: true, description: '平台因出口 IP 拒绝时，平台看到的本机出口地址' })
  refusedAddress: string | null;
}

export class WaitingResponse {
  @ApiProperty({ description: '已排期、尚未发出的条数' })
  count: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextSlotAt: string | null;
}

export class AccountHealthResponse {
  @ApiProperty({ enum: ACCOUNT_STATES, description: 'active 使用中；paused 已停用；unauthorised 因平台拒绝而搁置' })
  state: AccountState;

  @ApiProperty({ format: 'date-time' })
  stateSince: string;

  @ApiProperty({ type: CodedTextResponse, nullable: true, description: '为什么搁置，需要做什么' })
  stateReason: CodedTextResponse | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: '平台因出口 IP 拒绝而搁置时，平台看到的本机出口地址；须加入其白名单',
  })
  refusedAddress: string | null;

  @ApiProperty({ type: TokenHealthResponse })
  token: TokenHealthResponse;

  @ApiProperty({ type: CallQuotaResponse, isArray: true, description: '平台按天计数的接口；不计数的渠道为空' })
  quota: CallQuotaResponse[];

  @ApiProperty({ type: MassQuotaResponse, nullable: true, description: '群发名额；不群发的账号为空' })
  massSends: MassQuotaResponse | null;

  @ApiProperty({ type: WaitingResponse })
  waiting: WaitingResponse;

  @ApiProperty({ type: LastPostResponse, nullable: true })
  lastPost: LastPostResponse | null;

  @ApiProperty({
    type: FailedTestResponse,
    nullable: true,
    description: '最近一次未通过的测试；此后测试或发布成功的为空',
  })
  failedTest: FailedTestResponse | null;

  @ApiProperty({ type: LastTroubleResponse, nullable: true, description: '最近 30 天内最后一次未发成' })
  lastTrouble: LastTroubleResponse | null;
}
