import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class RotateSecretRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 168,
    default: 24,
    description: '旧密钥继续有效多少小时，供网站更换；0 为立即作废（如已泄露）',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(168)
  keepOldHours = 24;
}

export class RotatedSecretResponse {
  @ApiProperty({ description: '新密钥（whsec_…），只显示这一次，请交给网站管理员' })
  secret: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '旧密钥有效至；在此之前消息带两个签名，回调用哪个密钥签都认。没有旧密钥时为 null',
  })
  oldSecretUntil: string | null;

  @ApiProperty({ description: '网站告知链接时回调的地址' })
  callbackUrl: string;
}
