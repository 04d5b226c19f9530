import { ApiProperty } from '@nestjs/swagger';
import { ATTACHMENT_KIND_NAMES, ATTACHMENT_KINDS, type AttachmentKindName } from './attachment-kind.rules.js';
import type { StoryAttachment } from './story-attachment.entity.js';

export class AttachmentResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: '文件名（已去除路径和危险字符）', example: '示例访谈.mp4' })
  name: string;

  @ApiProperty({ enum: ATTACHMENT_KIND_NAMES, description: '按内容判定的种类' })
  kind: AttachmentKindName;

  @ApiProperty({ example: 'video/mp4' })
  mime: string;

  @ApiProperty({ description: '字节数' })
  size: number;

  @ApiProperty({ description: '内容的 SHA-256（小写十六进制）' })
  sha256: string;

  @ApiProperty({ format: 'uuid', description: '上传人' })
  createdBy: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '/api/stories/…/attachments/…/content', description: '下载地址（需登录）' })
  url: string;

  static of({ id, storyId, name, kind, size, sha256, createdBy, createdAt }: StoryAttachment): AttachmentResponse {
    const { mime } = ATTACHMENT_KINDS[kind];
    const url = `/api/stories/${storyId}/attachments/${id}/content`;
    return { id, name, kind, mime, size, sha256, createdBy, createdAt, url };
  }
}

/** One kind of file that may be attached. */
export class AttachmentKindResponse {
  @ApiProperty({ enum: ATTACHMENT_KIND_NAMES })
  kind: AttachmentKindName;

  @ApiProperty({ example: 'video/mp4' })
  mime: string;

  @ApiProperty({ type: String, isArray: true, description: '文件名结尾', example: ['mp4', 'm4v'] })
  extensions: readonly string[];

  @ApiProperty({ description: '最大字节数' })
  maxBytes: number;

  static all(): AttachmentKindResponse[] {
    return ATTACHMENT_KIND_NAMES.map((kind) => ({ kind, ...ATTACHMENT_KINDS[kind] }));
  }
}
