import { Button } from 'antd';
import { useState } from 'react';
import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';

const TEXTS = texts({ copy: '复制', copied: '已复制' }, { copy: 'Copy', copied: 'Copied' });

/** Puts a text into the clipboard, also where the page is not on https and has no clipboard of its own. */
export function CopyButton({ text }: { text: string }) {
  const t = useTexts(TEXTS);
  const [done, setDone] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    setDone(true);
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      <span aria-live="polite">{done ? t('copied') : t('copy')}</span>
    </Button>
  );
}
