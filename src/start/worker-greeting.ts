import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../platform/config/config.token.js';
import type { JobQueue } from '../platform/queue/job-queue.service.js';
import { workerLinkWarning } from './readers-address.js';

/** A store that is away keeps a question waiting; whoever starts a worker does not wait as long, ms. */
const QUEUE_ANSWER_MS = 3_000;

const READY = '宣发台 worker 已就绪 / worker ready';
const QUEUE_AWAY = `宣发台 worker 已启动，尚未就绪 / worker started, not ready yet
※ 队列暂时连不上，恢复后自动工作；请查看 REDIS_URL 和 Redis。
  The queue does not answer; work begins by itself when it does. See REDIS_URL and Redis.`;

/** Says whether the worker works: only with its queue is it ready. Where that is away, it says so, and that it is ready when it is. */
export async function greetWorker(
  queue: Pick<JobQueue, 'check'>,
  config: Pick<Config, 'publicUrl'>,
  say: (message: string) => void,
  patienceMs = QUEUE_ANSWER_MS,
): Promise<void> {
  const ready = await answers(queue, patienceMs);
  say(ready ? READY : QUEUE_AWAY);
  if (!ready) void readyAtLast(queue, say, patienceMs);
  const warning = workerLinkWarning(config);
  if (warning !== null) say(warning);
}

async function readyAtLast(
  queue: Pick<JobQueue, 'check'>,
  say: (message: string) => void,
  patienceMs: number,
): Promise<void> {
  do await sleep(patienceMs, undefined, { ref: false });
  while (!(await answers(queue, patienceMs)));
  say(READY);
}

async function answers(queue: Pick<JobQueue, 'check'>, patienceMs: number): Promise<boolean> {
  const answered = queue.check().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, sleep(patienceMs, false, { ref: false })]);
}
