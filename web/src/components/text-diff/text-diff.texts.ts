import { texts } from '../../lib/language/language';

export const TEXT_DIFF = texts(
  {
    same: '没有改动',
    folded: '{{n}} 段没有改动',
    added: '增加：',
    removed: '删去：',
    end: '。改动结束。',
    nothing: '（无）',
  },
  {
    same: 'No changes',
    folded: '{{n}} paragraphs unchanged',
    folded_one: '{{n}} paragraph unchanged',
    added: 'Added: ',
    removed: 'Removed: ',
    end: ' (end of change) ',
    nothing: '(none)',
  },
);
