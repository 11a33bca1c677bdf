'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { tokenCount } from '@/hooks/usage/usage-series';
import type { UsageFigures, UsageReport } from '@/model/usage';
import { Avatar } from '@/app/_ui/avatar';
import { PageLink } from '@/app/_ui/page-link';
import { useFigures } from '@/app/_usage/figures';
import { Ranking, type RankingRow } from './ranking';
import { usageStrings } from '@/app/_usage/strings';
import page from '@/app/_usage/usage.module.css';

/** Answers by model, by person and by thread. */
export function Breakdowns({ report }: { report: UsageReport }) {
  const strings = useStrings(usageStrings);
  const figures = useFigures();
  const { currency, models, people, threads } = report;
  const columns = [
    strings.metrics.answers,
    currency === null ? strings.metrics.tokens : strings.metrics.cost,
  ];
  const rowOf = (of: UsageFigures): Pick<RankingRow, 'value' | 'figures'> => ({
    value: of.answers,
    figures: [
      figures.count(of.answers),
      currency === null ? figures.short(tokenCount(of)) : figures.money(of.cost, currency),
    ],
  });
  return (
    <>
      {models.rows.length > 0 && (
        <Ranking
          title={strings.byModel}
          what={strings.model}
          columns={columns}
          count={models.count}
          rows={models.rows.map((row) => ({
            key: row.model,
            name: <code>{row.model}</code>,
            ...rowOf(row),
          }))}
        />
      )}
      {people.rows.length > 0 && (
        <Ranking
          title={strings.byPerson}
          what={strings.person}
          columns={columns}
          count={people.count}
          rows={people.rows.map((row) => ({
            key: row.uid,
            name: <PersonName uid={row.uid} name={row.name ?? strings.deletedPerson} />,
            ...rowOf(row),
          }))}
        />
      )}
      {threads.rows.length > 0 && (
        <Ranking
          title={strings.byThread}
          what={strings.thread}
          columns={columns}
          count={threads.count}
          rows={threads.rows.map((row) => ({
            key: row.threadId,
            name:
              row.title === null ? (
                <span className={page.unknown}>{strings.hiddenThread}</span>
              ) : (
                <PageLink to={`/t/${row.threadId}`} className={page.threadLink ?? ''}>
                  <span dir="auto">{row.title}</span>
                </PageLink>
              ),
            ...rowOf(row),
          }))}
        />
      )}
    </>
  );
}

function PersonName({ uid, name }: { uid: string; name: string }) {
  return (
    <>
      <Avatar id={uid} name={name} size={24} />
      <span dir="auto">{name}</span>
    </>
  );
}
