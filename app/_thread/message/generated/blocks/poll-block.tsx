'use client';
// A poll in Markdown: as the text has it, and live where its votes can be read.
import { lazy, Suspense, use, useMemo } from 'react';
import { blockSource } from '@/model/fenced-block';
import type { Poll } from '@/model/poll';
import { fencedPolls, readPollBlock, type PollBlock as Block } from '@/model/poll-block';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import type { Fence } from '@/app/_thread/markdown/fences';
import markdownStyles from '@/app/_thread/markdown/markdown.module.css';
import { useActor } from '@/app/_thread/context';
import { FenceAnswerContext } from './fences-in-answer';
import { PollView } from './poll-view';
import { blockStrings } from './strings';
import { readOnce } from './written';

/** What a guest's page must not load: it has no store. */
const LivePoll = lazy(() =>
  loadChunk(() => import('./live-poll')).then((module) => ({ default: module.LivePoll })),
);

/** Keys of a text's polls by the text of their blocks. */
const keysIn = readOnce((text) => new Map(fencedPolls(text).map(({ source, key }) => [source, key])));

/** A message from elsewhere has other polls, or none. */
const isSame = (stored: Poll, { question, options }: Block) =>
  JSON.stringify([stored.question, stored.options]) === JSON.stringify([question, options]);

export function PollBlock({ source, isOpen, code }: Fence) {
  const strings = useStrings(blockStrings);
  const { written, polls } = use(FenceAnswerContext);
  const actor = useActor();
  const own = useMemo(() => blockSource(source), [source]);
  const { block, problem } = useMemo(() => readPollBlock(own), [own]);
  const key = written === null ? undefined : keysIn(written).get(own);
  if (isOpen) return <p className={markdownStyles.drawing}>{strings.growingPoll}</p>;
  if (block === null)
    return (
      <>
        {code}
        <p className={markdownStyles.undrawn}>{strings.noPoll[problem]}</p>
      </>
    );
  const poll = polls?.polls.list.find((one) => one.key === key && isSame(one, block));
  const why = actor === null ? strings.guestsVote : strings.elsewhereVote;
  const still = <PollView poll={block} note={written === null ? null : why} />;
  if (actor === null || polls === null || poll === undefined) return still;
  return (
    <Suspense fallback={<PollView poll={block} note={null} />}>
      <LivePoll key={poll.pollId} message={polls} poll={poll} actor={actor} />
    </Suspense>
  );
}
