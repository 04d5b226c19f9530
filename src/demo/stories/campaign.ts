import { readFile } from 'node:fs/promises';
import { type DemoClient, Refused } from '../client/demo-client.js';
import type { Campaign, Notice } from '../client/answers.js';

/** The given file is not what a campaign can be made of. */
export class NoNotice extends Error {}

export interface ConfirmedNotice {
  campaign: Campaign;
  /** Full title of the notice as printed; null when it has none. */
  noticeTitle: string | null;
}

/** The bundled notice: own sentences, fictitious bodies. */
export async function sampleNotice(): Promise<Buffer> {
  return readFile(new URL('../sample-notice.txt', import.meta.url));
}

/**
 * Makes a campaign of a notice as a coordinator does: hand the file in, look at what was read, confirm it. What the notice leaves
 * open stays open; a campaign without dates or pillars stays a draft.
 * @param file the notice's bytes, in whatever encoding it was saved
 * @throws NoNotice when it is no text, too long, or no official notice
 */
export async function campaignFromNotice(
  coordinator: DemoClient,
  departmentId: string,
  file: Buffer,
): Promise<ConfirmedNotice> {
  const { id, reading } = await propose(coordinator, departmentId, file);
  const strange = reading.warnings.find(({ code }) => code === 'NOT_A_NOTICE');
  if (strange) throw new NoNotice(`${strange.zh} ${strange.en}`);
  const confirm = { ...(reading.title === null ? { title: '专题活动（通知没有标题）' } : {}) };
  const campaign = await coordinator.post<Campaign>(`/api/notices/${id}/confirm`, confirm);
  const { version, window, pillars } = campaign;
  const noticeTitle = reading.title;
  if (window.from === null || window.to === null || pillars.length === 0) return { campaign, noticeTitle };
  const started = { version, state: 'active' };
  return { campaign: await coordinator.patch<Campaign>(`/api/campaigns/${campaign.id}`, started), noticeTitle };
}

async function propose(coordinator: DemoClient, departmentId: string, file: Buffer): Promise<Notice> {
  try {
    return await coordinator.post<Notice>('/api/notices', { departmentId, file: file.toString('base64') });
  } catch (error) {
    const ours = error instanceof Refused && [400, 413, 422].includes(error.status);
    throw ours ? new NoNotice(error.detail, { cause: error }) : error;
  }
}
