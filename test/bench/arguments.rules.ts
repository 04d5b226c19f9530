import { parseArgs } from 'node:util';

/** What can be measured apart from the rest. */
export const PARTS = ['pipeline', 'trickle', 'planner', 'claim', 'idle'] as const;
export type Part = (typeof PARTS)[number];

export const USAGE = `npm run bench -- [--quick] [--json] [--only PART,...] [--profile DIR] [--peers]

Measures the engine against floors of the same run. Judges nothing: it ends with 0 unless something could not be measured.
  --quick      smaller numbers, within 50 s on an installed and built machine
  --json       print exactly one line of JSON
  --only       some of: ${PARTS.join(', ')}
  --profile    write where the time goes into DIR: the worker's CPU profile and the database's statements. Slows what is measured
  --peers      compare with pg-boss, graphile-worker and BullMQ + rate-limiter-flexible instead (minutes)`;

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
