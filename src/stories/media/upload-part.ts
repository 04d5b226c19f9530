import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/app-error.js';
import { MEDIA_MISSING_FILE } from './media.errors.js';

/** The one file of a multipart body, not read yet: whoever reads it sets the limits. @throws AppError MEDIA_MISSING_FILE */
export async function uploadOf(request: FastifyRequest): Promise<MultipartFile> {
  if (!request.isMultipart()) throw new AppError(MEDIA_MISSING_FILE, {}, 'file');
  const part = await request.file({ limits: { fileSize: Infinity, files: 1, fields: 5 }, throwFileSizeLimit: false });
  if (part?.fieldname === 'file') return part;
  // A part that nobody reads would hold up the answer.
  part?.file.resume();
  throw new AppError(MEDIA_MISSING_FILE, {}, 'file');
}
