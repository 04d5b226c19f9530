import { useEffect } from 'react';
import { useTexts } from '../lib/language/use-texts';
import { texts } from '../lib/language/language';

const TEXTS = texts({ product: '宣发台' }, { product: 'Xuanfa' });

/** What the window, its tab and the history of the browser call this page: its own name first, for a tab shows little. */
export function usePageTitle(title: string): void {
  const t = useTexts(TEXTS);
  const product = t('product');
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [title, product]);
}
