'use client';
import { useId, useState } from 'react';
import { useExport, type ExportRequest, type ExportState } from '@/hooks/archive/use-export';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { ARCHIVE_EXPORT_FORMATS, EXPORT_FORMATS, type ExportFormat } from '@/model/export';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import fieldStyles from '@/app/_ui/fields/fields.module.css';
import { RadioGroup } from '@/app/_ui/fields/radio-group';
import styles from './archive.module.css';
import { archiveStrings } from './strings';

/** What is exported: all my threads, one of them, or one message. */
export type ExportSource =
  | { kind: 'all' }
  | { kind: 'thread'; threadId: string }
  | { kind: 'message'; threadId: string; messageId: string };

type Props = { of: ExportSource; onClose: () => void };

type Choices = {
  format: ExportFormat;
  /** Null: the whole thread. */
  from: string | null;
  /** Null: what the format usually has. */
  versions: boolean | null;
  events: boolean | null;
  names: boolean;
};

/** Chooses a format and what is in the file, and shows how the export goes on. */
export function ExportDialog({ of, onClose }: Props) {
  const strings = useStrings(archiveStrings);
  const { state, start, cancel } = useExport();
  const [choices, setChoices] = useState<Choices>({
    format: 'html',
    from: null,
    versions: null,
    events: null,
    names: true,
  });
  const change = (changed: Partial<Choices>) => setChoices((before) => ({ ...before, ...changed }));
  const isRunning = state.status === 'running';
  return (
    <Dialog
      isOpen
      isTall
      onClose={onClose}
      title={strings.titles[of.kind]}
      description={strings.descriptions[of.kind]}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning) void start(requestOf(of, choices));
        }}
      >
        <RadioGroup
          legend={strings.format}
          value={choices.format}
          options={formatsOf(of).map((value) => {
            const { name, what } = strings.formats[value];
            return { value, label: name, what };
          })}
          disabled={isRunning}
          onChoose={(format) => change({ format })}
        />
        {of.kind === 'thread' && <RangeField from={choices.from} disabled={isRunning} onChange={change} />}
        <IncludeField of={of} choices={choices} disabled={isRunning} onChange={change} />
        <Progress state={state} />
        <div className={dialogStyles.buttons}>
          <Button onClick={isRunning ? cancel : onClose}>
            {state.status === 'done' ? strings.close : strings.cancel}
          </Button>
          <Button type="submit" look="primary" busy={isRunning} disabled={choices.from === ''}>
            {strings.start}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function formatsOf({ kind }: ExportSource): readonly ExportFormat[] {
  const offered: readonly ExportFormat[] = kind === 'all' ? ARCHIVE_EXPORT_FORMATS : EXPORT_FORMATS;
  return READ_FIRST.filter((format) => offered.includes(format));
}

const READ_FIRST = ['html', 'markdown', 'docx', 'json'] as const;

function requestOf(of: ExportSource, { format, from, versions, events, names }: Choices): ExportRequest {
  const isLossless = format === 'json';
  const chosen = { versions: versions ?? isLossless, events: events ?? isLossless, names };
  switch (of.kind) {
    case 'all':
      return { ...of, ...chosen, format: format === 'docx' ? 'html' : format };
    case 'thread':
      return { ...of, ...chosen, format, from };
    case 'message':
      return { ...of, ...chosen, format };
  }
}

type FieldProps = { disabled: boolean; onChange: (changed: Partial<Choices>) => void };

function RangeField({ from, disabled, onChange }: FieldProps & Pick<Choices, 'from'>) {
  const strings = useStrings(archiveStrings);
  return (
    <fieldset className={fieldStyles.group} disabled={disabled}>
      <legend>{strings.range}</legend>
      <label>
        <input type="radio" name="range" checked={from === null} onChange={() => onChange({ from: null })} />
        <span>{strings.whole}</span>
      </label>
      <label>
        <input type="radio" name="range" checked={from !== null} onChange={() => onChange({ from: '' })} />
        <span>{strings.fromDay}</span>
      </label>
      {from !== null && (
        <input
          type="date"
          className={styles.day}
          aria-label={strings.day}
          required
          value={from}
          onChange={({ target }) => onChange({ from: target.value })}
        />
      )}
    </fieldset>
  );
}

function IncludeField({
  of,
  choices,
  disabled,
  onChange,
}: FieldProps & { of: ExportSource; choices: Choices }) {
  const strings = useStrings(archiveStrings);
  const note = useId();
  const isLossless = choices.format === 'json';
  const box = (key: 'versions' | 'events' | 'names', isOn: boolean) => (
    <label>
      <input
        type="checkbox"
        checked={isOn}
        aria-describedby={key === 'names' ? note : undefined}
        onChange={({ target }) => onChange({ [key]: target.checked })}
      />
      <span>{strings[key]}</span>
    </label>
  );
  return (
    <fieldset className={fieldStyles.group} disabled={disabled}>
      <legend>{strings.include}</legend>
      {box('versions', choices.versions ?? isLossless)}
      {of.kind !== 'message' && box('events', choices.events ?? isLossless)}
      {box('names', choices.names)}
      <p id={note} className={styles.note}>
        {strings.namesNote}
      </p>
    </fieldset>
  );
}

const KB = 1024;

function Progress({ state }: { state: ExportState }) {
  const strings = useStrings(archiveStrings);
  const errorText = useErrorText();
  const isProblem = state.status === 'failed' || (state.status === 'done' && !state.isComplete);
  return (
    <p
      role={isProblem ? 'alert' : 'status'}
      className={styles.progress}
      data-problem={isProblem || undefined}
    >
      {state.status === 'running' && strings.running(Math.ceil(state.bytes / KB))}
      {state.status === 'failed' && errorText(state.error)}
      {state.status === 'done' &&
        (state.isComplete
          ? strings.done(state.name, Math.ceil(state.bytes / KB))
          : strings.incomplete(state.name))}
    </p>
  );
}
