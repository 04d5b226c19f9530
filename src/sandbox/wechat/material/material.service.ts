import { randomBytes } from 'node:crypto';
import type { UploadedFile } from '../../http/request-body.service.js';
import type { Blobs } from '../../ledger/blobs.service.js';
import type { Journal, Table } from '../../ledger/journal.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import { PICTURE_MIME, pictureFormat } from '../../ledger/picture.rules.js';
import { WechatError } from '../wechat.errors.js';
import { bodyPictureFault, mediaFault, type MediaType, pictureIdOf } from './media.rules.js';

/** Something in an account's library; `expiresAt` for temporary media (epoch ms). */
export interface Material {
  mediaId: string;
  appid: string;
  type: MediaType;
  name: string;
  sha256: string;
  /** Only pictures have an address. */
  url: string | null;
  updatedAt: number;
  expiresAt: number | null;
  description: { title: string; introduction: string } | null;
}

interface Picture {
  appid: string;
  sha256: string;
  /** Whether it belongs to an article body or to the library. */
  use: 'body' | 'material';
}

/** Pictures and other media of all accounts: what exists, under which id and address. */
export class MaterialLibrary {
  private readonly pictures: Table<Picture>;
  private readonly materials: Table<Material>;

  constructor(
    journal: Journal,
    private readonly blobs: Blobs,
    private readonly limits: () => Limits,
    private readonly clock: () => number,
  ) {
    this.pictures = journal.table('wechat.pictures');
    this.materials = journal.table('wechat.materials');
  }

  /** A body picture: not counted in the library, only its address comes back. */
  addBodyPicture(appid: string, file: UploadedFile): string {
    const fault = bodyPictureFault(file.bytes, this.limits().wechat);
    if (fault !== null) throw new WechatError(fault);
    return this.addPicture(appid, file.bytes, 'body');
  }

  add(
    appid: string,
    type: MediaType,
    file: UploadedFile,
    more: { temporary: boolean; description: Material['description'] },
  ): Material {
    const limits = this.limits().wechat;
    const fault = mediaFault(type, file.bytes, limits);
    if (fault !== null) throw new WechatError(fault);
    if (
      !more.temporary &&
      this.listOf(appid, type).length >= (type === 'image' ? limits.libraryPictures : limits.libraryOthers)
    ) {
      throw new WechatError(220001);
    }
    const now = this.clock();
    return this.put({
      mediaId: newMediaId(),
      appid,
      type,
      name: file.filename,
      sha256: this.blobs.keep(file.bytes),
      url: type === 'image' || type === 'thumb' ? this.addPicture(appid, file.bytes, 'material') : null,
      updatedAt: now,
      expiresAt: more.temporary ? now + limits.temporaryMediaSeconds * 1000 : null,
      description: more.description,
    });
  }

  /** Throws 40007 for what is not there, belongs to another account, or has run out. */
  get(appid: string, mediaId: unknown, kind: 'permanent' | 'temporary'): Material {
    const found = typeof mediaId === 'string' ? this.materials.get(mediaId) : undefined;
    if (!found || found.appid !== appid || (found.expiresAt === null) !== (kind === 'permanent')) {
      throw new WechatError(40007);
    }
    if (found.expiresAt !== null && found.expiresAt <= this.clock()) throw new WechatError(40007);
    return found;
  }

  /** What a message shows: of the library, or on loan. Throws 40007 as `get`. */
  shown(appid: string, mediaId: unknown): Material {
    const found = typeof mediaId === 'string' ? this.materials.get(mediaId) : undefined;
    return this.get(appid, mediaId, found?.expiresAt == null ? 'permanent' : 'temporary');
  }

  /** A video made ready for a mass send, on loan under an id of its own. Throws 40007 for what is no video. */
  forMassSend(appid: string, mediaId: unknown, description: Material['description']): Material {
    const video = this.shown(appid, mediaId);
    if (video.type !== 'video') throw new WechatError(40007);
    const now = this.clock();
    const expiresAt = now + this.limits().wechat.temporaryMediaSeconds * 1000;
    return this.put({ ...video, mediaId: newMediaId(), updatedAt: now, expiresAt, description });
  }

  /** A picture fit to be a cover, or null. @param temporary may it be one that runs out */
  cover(appid: string, mediaId: unknown, temporary = false): Material | null {
    const found = typeof mediaId === 'string' ? this.materials.get(mediaId) : undefined;
    if (found?.appid !== appid || (found.type !== 'image' && found.type !== 'thumb')) return null;
    const stays = found.expiresAt === null || (temporary && found.expiresAt > this.clock());
    return stays ? found : null;
  }

  remove(appid: string, mediaId: unknown): void {
    this.materials.remove(this.get(appid, mediaId, 'permanent').mediaId);
  }

  /** Permanent media of a type, newest first. */
  listOf(appid: string, type: MediaType): Material[] {
    return [...this.materials.values()]
      .filter((row) => row.appid === appid && row.type === type && row.expiresAt === null)
      .reverse();
  }

  /** Whether an address in an article is a picture that was uploaded here. */
  knowsAddress(address: string): boolean {
    const id = pictureIdOf(address);
    return id !== null && this.pictures.has(id);
  }

  /** The bytes behind a picture id. */
  picture(id: string): { bytes: Buffer; mime: string } | null {
    const picture = this.pictures.get(id);
    return picture ? this.bytes(picture.sha256) : null;
  }

  bytes(sha256: string): { bytes: Buffer; mime: string } | null {
    const bytes = this.blobs.read(sha256);
    const format = bytes && pictureFormat(bytes);
    return bytes && { bytes, mime: format ? PICTURE_MIME[format] : 'application/octet-stream' };
  }

  private addPicture(appid: string, bytes: Buffer, use: Picture['use']): string {
    const id = randomBytes(48).toString('base64url');
    this.pictures.put(id, { appid, sha256: this.blobs.keep(bytes), use });
    const format = pictureFormat(bytes) ?? 'jpg';
    return use === 'body'
      ? `http://mmbiz.qpic.cn/sz_mmbiz_${format}/${id}/0?from=appmsg`
      : `http://mmbiz.qpic.cn/sz_mmbiz_${format}/${id}/0?wx_fmt=${format === 'jpg' ? 'jpeg' : format}`;
  }

  private put(material: Material): Material {
    return this.materials.put(material.mediaId, material);
  }
}

/** Ids as the platform makes them: 64 characters of the URL-safe alphabet. */
export function newMediaId(): string {
  return randomBytes(48).toString('base64url');
}
