import { texts } from '../lib/language/language';

export const SIGNED_NAMES = texts(
  {
    saveAllTheSame: '仍然保存',
    unplanned: '未排期',
    more: '另有 {{n}} 条。',
  },
  {
    saveAllTheSame: 'Save all the same',
    unplanned: 'not planned',
    more_one: 'And one more.',
    more: 'And {{n}} more.',
  },
);
