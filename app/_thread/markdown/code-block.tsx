'use client';
import { Check, Copy } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useCopied } from '@/app/_ui/use-copied';
import { languageName } from './code-languages';
import { markdownWords } from './strings';
import { useCodeColours } from './use-code-colours';
import { WideBox } from '@/app/_ui/scroll-box';
import styles from './markdown.module.css';

type Props = { language: string | null; /** It may still grow. */ isOpen: boolean; children: ReactNode };

/** Code with its language and a way to take it along. The name is no text: copying the answer leaves it out. */
export function CodeBlock({ language, isOpen, children }: Props) {
  const words = useWords(markdownWords);
  const box = useRef<HTMLDivElement>(null);
  useCodeColours(box, language, isOpen);
  const { copied, copy } = useCopied();
  const name = languageName(language);
  const label = name === null ? words.code : words.codeIn(name);
  return (
    <div ref={box} className={styles.code} role="group" aria-label={label} dir="ltr">
      <div className={styles.codeHead} data-name={name ?? words.code}>
        <Button
          size="small"
          look="quiet"
          shape="icon"
          aria-label={copied ? words.copied : words.copyCode}
          title={words.copyCode}
          onClick={() => copy(box.current?.querySelector('pre')?.textContent ?? '')}
        >
          {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        </Button>
      </div>
      <WideBox as="pre" className={styles.codeText} label={label}>
        {children}
      </WideBox>
    </div>
  );
}
