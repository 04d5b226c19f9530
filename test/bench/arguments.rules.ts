import { parseArgs } from 'node:util';

/** What can be measured apart from the rest. */
export const PARTS = ['pipeline', 'trickle', 'planner', 'claim', 'idle'] as const;
export type Part = (typeof PARTS)[number];

export const USAGE = `npm run bench -- [--quick] [--json] [--only PART,...] [--profile DIR] [--peers]

性能测量：引擎与同一次运行中测得的基准相比。只测量、不评判：除非有什么测不了，退出码都是 0。
Measures the engine against floors of the same run. Judges nothing: it ends with 0 unless something could not be measured.
  --quick      规模较小，装好后 50 秒内完成 / smaller numbers, within 50 s on an installed and built machine
  --json       只打印一行 JSON / exactly one line of JSON
  --only       只测其中几项 / some of: ${PARTS.join(', ')}
  --profile    把时间花在哪里写入 DIR：worker 的 CPU 剖析和数据库语句，会拖慢被测的 / write where the time goes into DIR: the worker's
               CPU profile and the database's statements. Slows what is measured
  --peers      改为与 pg-boss、graphile-worker、BullMQ + rate-limiter-flexible 相比，需数分钟 / compare with these instead (minutes)`;

export interface BenchArguments {
  quick: boolean;
  json: boolean;
  peers: boolean;
  parts: readonly Part[];
  /** Folder for profiles; null = none. */
  profile: string | null;
}

/** @throws TypeError (of the parser) or RangeError that names the argument that is wrong */
export function readArguments(args: readonly string[]): BenchArguments | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      only: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { quick, json, peers, only, profile = null } = values;
  if (peers && quick) throw new RangeError('--peers: takes minutes, it has no quick form');
  if (peers && only !== undefined) throw new RangeError('--only: has no meaning with --peers');
  if (profile === '') throw new RangeError('--profile: a folder is expected');
  return { quick, json, peers, profile, parts: only === undefined ? PARTS : partsOf(only) };
}

function partsOf(list: string): Part[] {
  const named = list.split(',').map((name) => name.trim());
  const wrong = named.find((name) => !(PARTS as readonly string[]).includes(name));
  if (wrong !== undefined) throw new RangeError(`--only: "${wrong}" is none of ${PARTS.join(', ')}`);
  return PARTS.filter((part) => named.includes(part));
}
