import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TextResponse } from '../../../../platform/http/text.dto.js';

export class AccountTestResponse {
  @ApiProperty({ description: '平台是否接受该账号的凭据' })
  ok: boolean;

  @ApiProperty({ type: String, nullable: true, description: '平台或系统给出的代码；成功时为 null' })
  code: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '平台因出口 IP 拒绝时，平台看到的本机出口地址；须加入其白名单',
  })
  refusedAddress?: string | null;

  @ApiPropertyOptional({ description: '此前因平台拒绝而停用的账号，测试通过后已恢复使用' })
  resumed?: boolean;

  @ApiProperty({ type: TextResponse, description: '结果说明，以及需要做什么' })
  hint: TextResponse;
}
