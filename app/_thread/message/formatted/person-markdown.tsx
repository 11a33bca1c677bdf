'use client';
// A person's text, drawn as Markdown by the parts that draw answers, and judged like them.
import { createContext, memo, use, useMemo, type ReactNode } from 'react';
import { useMarkedRender } from '@/hooks/core/use-marked-drawing';
import { MARKDOWN_FRAME_COST } from '@/model/limits';
import { withoutMentions } from '@/model/mentions';
import { judgedBlocks, type JudgedBlock } from '@/app/_thread/markdown/judged-blocks';
import markdownStyles from '@/app/_thread/markdown/markdown.module.css';
import { Prose, type Plugins } from '@/app/_thread/markdown/markdown-prose';
import { Undrawn } from '@/app/_thread/markdown/source/undrawn';
import { useDrawnCount } from '@/app/_thread/markdown/use-drawn-count';
import { useActor, useReader } from '@/app/_thread/context';
import styles from '@/app/_thread/message/message.module.css';
import { markMentions } from './mention-marks';
import { personSyntax } from './person-syntax';

/** What stands at the end of the last line. */
const NoteContext = createContext<ReactNode>(null);

const COMPONENTS: NonNullable<Plugins['components']> = {
  mark: (props) => <Mention {...props} />,
  ins: () => <Note />,
};

type Props = { text: string; /** Drawn at the end of the last line. */ after?: ReactNode };

export function PersonMarkdown({ text, after = null }: Props) {
  const blocks = useMemo(() => judgedBlocks(text), [text]);
  const costs = useMemo(() => blocks.map(({ cost }) => cost), [blocks]);
  const count = useDrawnCount(costs);
  const noted = after === null || after === false ? -1 : blocks.length - 1;
  return (
    <NoteContext value={after}>
      <div className={`${markdownStyles.markdown} ${styles.formatted}`} data-written="">
        {blocks.slice(0, count).map((block, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the blocks of one text
          <Block key={index} {...block} endsWithNote={index === noted} />
        ))}
      </div>
    </NoteContext>
  );
}

const Block = memo(function Block({
  text,
  cost,
  isDrawn,
  endsWithNote,
}: JudgedBlock & { endsWithNote: boolean }) {
  const { phase, tryAgain } = useMarkedRender(text, { isRisky: isDrawn && cost > MARKDOWN_FRAME_COST });
  if (isDrawn && phase !== 'stopped')
    return phase === 'drawn' ? <Drawn text={text} endsWithNote={endsWithNote} /> : null;
  return (
    <>
      <Undrawn
        text={withoutMentions(text)}
        {...(isDrawn ? { why: 'stopped', onTryAgain: tryAgain } : { why: 'costly' })}
      />
      {endsWithNote && <Note />}
    </>
  );
});

function Drawn({ text, endsWithNote }: { text: string; endsWithNote: boolean }) {
  const { marked, plugins } = useMemo(() => {
    const { text: marked, mentions } = markMentions(text);
    return { marked, plugins: { ...personSyntax({ mentions, endsWithNote }), components: COMPONENTS } };
  }, [text, endsWithNote]);
  return <Prose text={marked} isOpen={false} with={plugins} />;
}

type MentionProps = { 'data-uid'?: string; children?: ReactNode };

/** Under the person's current name; the text holds the one at that time. */
function Mention({ 'data-uid': uid, children }: MentionProps) {
  const { names } = useReader();
  const me = useActor()?.me;
  const name = uid === undefined ? undefined : names.get(uid);
  return (
    <mark data-me={(uid !== undefined && uid === me) || undefined}>
      {name === undefined ? children : `@${name}`}
    </mark>
  );
}

function Note() {
  return use(NoteContext);
}
