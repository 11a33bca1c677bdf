'use client';
import { Paperclip } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import type { Imported } from '@/model/imported';
import answerStyles from '@/app/_thread/message/answer/answer.module.css';
import { SourceText } from '@/app/_thread/markdown/source/source-text';
import styles from './imported.module.css';
import { importedPartsStrings } from './strings';

export function ImportedParts({ tools, attachments }: Pick<Imported, 'tools' | 'attachments'>) {
  const strings = useStrings(importedPartsStrings);
  return (
    <>
      {tools.length > 0 && (
        <details className={answerStyles.reasoning}>
          <summary>{strings.tools(tools.length)}</summary>
          {tools.map(({ kind, name, text }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the parts never change their order
            <div key={index} dir="auto">
              <strong>{strings.part(strings.kinds[kind], name)}</strong>
              {text !== '' && <SourceText text={text} />}
            </div>
          ))}
        </details>
      )}
      {attachments.length > 0 && (
        <ul className={styles.attachments}>
          {attachments.map(({ kind, name }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the parts never change their order
            <li key={index}>
              <Paperclip size={14} aria-hidden="true" />
              <span dir="auto">{name === '' ? strings.attachments[kind] : name}</span>
              <small>{strings.notIncluded}</small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
