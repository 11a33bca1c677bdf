'use client';
import { Check, Copy } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { IconButton } from '@/app/_ui/icon-button';
import { useCopied } from '@/hooks/core/use-copied';
import { languageName } from './code-languages';
import { markdownStrings } from '@/app/_thread/markdown/strings';
import { useCodeColours } from './use-code-colours';
import { ScrollBox } from '@/app/_ui/scroll-box';
import styles from '@/app/_thread/markdown/markdown.module.css';

type Props = {
  language: string | null;
  /** The code may still grow. */ isOpen: boolean;
  children: ReactNode;
};

/** Code with its language and a copy button. The language is generated content: copying the answer leaves it out. */
export function CodeBlock({ language, isOpen, children }: Props) {
  const strings = useStrings(markdownStrings);
  const box = useRef<HTMLDivElement>(null);
  useCodeColours(box, { language, isOpen });
  const { copied, copy } = useCopied();
  const name = languageName(language);
  const label = name === null ? strings.code : strings.codeIn(name);
  return (
    <div ref={box} className={styles.code} role="group" aria-label={label} dir="ltr">
      <div className={styles.codeHead} data-name={name ?? strings.code}>
        <IconButton
          size="small"
          label={copied ? strings.copied : strings.copyCode}
          title={strings.copyCode}
          onClick={() => copy(box.current?.querySelector('pre')?.textContent ?? '')}
          icon={copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        />
      </div>
      <ScrollBox as="pre" className={styles.codeText} label={label}>
        {children}
      </ScrollBox>
    </div>
  );
}
