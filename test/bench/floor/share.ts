import type { Pool } from 'undici';
import type { FloorJob } from './floor-job.js';

/** The same call as the product's. @returns the post's reference */
export async function share(http: Pool, { accessToken, text }: FloorJob): Promise<string> {
  const { statusCode, body } = await http.request({
    path: '/2/statuses/share.json',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', accept: 'application/json' },
    body: new URLSearchParams({ access_token: accessToken, status: text, rip: '127.0.0.1' }).toString(),
  });
  const answer = (await body.json()) as { mid?: string };
  if (statusCode !== 200 || answer.mid === undefined) throw new Error(`the sandbox answered ${JSON.stringify(answer)}`);
  return answer.mid;
}
