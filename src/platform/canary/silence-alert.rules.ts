import type { AlertFacts } from '../alerts/alert-text.rules.js';

/** @param seconds since the last sign of life; null = there never was one */
export function silenceAlert(seconds: number | null): AlertFacts {
  const since =
    seconds === null
      ? { zh: '系统启动以来没有任何 worker 应答', en: 'No worker has answered since the system was set up' }
      : { zh: `已有 ${seconds} 秒没有 worker 应答`, en: `No worker has answered for ${seconds} s` };
  return {
    title: { zh: 'worker 没有应答', en: 'The workers are silent' },
    happened: { zh: `${since.zh}，到点的内容发不出去。`, en: `${since.en}; what is due does not leave.` },
    todo: {
      zh: '请检查 worker 进程是否在运行，数据库和队列（Redis）是否正常，再看 /readyz。',
      en: 'See that worker processes run and that the database and the queue (Redis) are well, then look at /readyz.',
    },
    path: '/readyz',
  };
}

/** @param minutes how long they were silent, at least */
export function returnAlert(minutes: number): AlertFacts {
  return {
    title: { zh: 'worker 已恢复', en: 'The workers are back' },
    happened: {
      zh: `worker 又有应答了，此前约 ${minutes} 分钟没有。`,
      en: `The workers answer again after some ${minutes} min of silence.`,
    },
    todo: {
      zh: '积压的内容会按频次规则依次发出；请查看是否有逾期未发的。',
      en: 'What piled up leaves in order, within the rules; see whether something was missed.',
    },
    path: '/readyz',
  };
}
