import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';

const TEXTS = texts({ unread: '尚未读取', notGiven: '平台不提供' }, { unread: 'not read yet', notGiven: 'not given' });

type Name = 'reads' | 'likes' | 'comments' | 'shares';

/** What was counted: null where it was not, for one of two reasons. */
export type Figured = { [N in Name]: number | null } & { unread: readonly Name[] };

/** A count as it is shown: where there is none, whether it is not read yet or the platform does not tell it. */
export function useFigure(): (row: Figured, name: Name) => string {
  const t = useTexts(TEXTS);
  return (row, name) => row[name]?.toLocaleString() ?? t(row.unread.includes(name) ? 'unread' : 'notGiven');
}
