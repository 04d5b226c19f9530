import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import type { PreviewSent } from './phone-preview.service.js';

export class PhonePreviewBody {
  @ApiProperty({ format: 'uuid', description: '从哪个公众号发' })
  @IsUUID()
  accountId: string;

  @ApiProperty({ maxLength: 100, description: '接收人：账号设置“预览接收人”（previewTo）中的微信号或 openid' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  receiver: string;
}

export class PhonePreviewResponse implements PreviewSent {
  @ApiProperty()
  receiver: string;

  @ApiProperty({ description: '该公众号今天还可预览几次' })
  left: number;

  @ApiProperty({
    format: 'date-time',
    description: '此后预览用的草稿会从草稿箱删去，手机上不一定还能打开；请勿从草稿箱发表它',
  })
  readableUntil: Date;
}
