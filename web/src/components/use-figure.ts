import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';

const TEXTS = texts(
  { unread: '尚未读取', missed: '未能读取', notGiven: '平台不提供' },
  { unread: 'not read yet', missed: 'could not be read', notGiven: 'not given' },
);

type Name = 'reads' | 'likes' | 'comments' | 'shares';

/** What was counted: null where it was not, for one of three reasons. */
export type Figured = { [N in Name]: number | null } & { unread: readonly Name[]; missed: readonly Name[] };

/** A count as it is shown: where there is none, whether it is not read yet, never was, or is not told by the platform. */
export function useFigure(): (row: Figured, name: Name) => string {
  const t = useTexts(TEXTS);
  return (row, name) =>
    row[name]?.toLocaleString() ??
    t(row.unread.includes(name) ? 'unread' : row.missed.includes(name) ? 'missed' : 'notGiven');
}
