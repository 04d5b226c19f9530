import { Button } from 'antd';
import { useState } from 'react';
import { copyText } from '../lib/clipboard';
import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';

const TEXTS = texts({ copy: '复制', copied: '已复制' }, { copy: 'Copy', copied: 'Copied' });

/** Puts a text into the clipboard. */
export function CopyButton({ text }: { text: string }) {
  const t = useTexts(TEXTS);
  const [done, setDone] = useState(false);
  async function copy(): Promise<void> {
    await copyText(text);
    setDone(true);
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      <span aria-live="polite">{done ? t('copied') : t('copy')}</span>
    </Button>
  );
}
