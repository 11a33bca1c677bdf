'use client';
// A poll in Markdown: as the text has it, and live where its votes can be read.
import { lazy, Suspense, use, useMemo } from 'react';
import { blockSource } from '@/model/fenced-block';
import { fencedPolls, readPollBlock } from '@/model/poll-block';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import type { Fence } from '@/app/_thread/markdown/fences';
import markdownStyles from '@/app/_thread/markdown/markdown.module.css';
import { useActor } from '@/app/_thread/context';
import { FenceAnswerContext } from './fences-in-answer';
import { PollView } from './poll-view';
import { blockStrings } from './strings';

/** What a guest's page must not load: it has no store. */
const LivePoll = lazy(() =>
  loadChunk(() => import('./live-poll')).then((module) => ({ default: module.LivePoll })),
);

export function PollBlock({ source, isOpen, code }: Fence) {
  const strings = useStrings(blockStrings);
  const { text, isStreaming, polls } = use(FenceAnswerContext);
  const actor = useActor();
  const own = useMemo(() => blockSource(source), [source]);
  const { block, problem } = useMemo(() => readPollBlock(own), [own]);
  const key = useMemo(() => fencedPolls(text).find((one) => one.source === own)?.key, [text, own]);
  if (isOpen) return <p className={markdownStyles.drawing}>{strings.growingPoll}</p>;
  if (block === null)
    return (
      <>
        {code}
        <p className={markdownStyles.undrawn}>{strings.noPoll[problem]}</p>
      </>
    );
  const poll = polls?.polls.list.find((one) => one.key === key);
  const why = actor === null ? strings.guestsVote : strings.elsewhereVote;
  const still = <PollView poll={block} note={isStreaming ? null : why} />;
  if (actor === null || polls === null || poll === undefined) return still;
  return (
    <Suspense fallback={<PollView poll={block} note={null} />}>
      <LivePoll key={poll.pollId} message={polls} poll={poll} actor={actor} />
    </Suspense>
  );
}
