// Exports, from our API to a file of the person's. The bytes go into a Blob, which browsers keep on disk where it is large.
import {
  EXPORT_END_BYTES,
  saysIncomplete,
  type ArchiveExportFormat,
  type ExportFormat,
} from '@/model/export';
import { openFile } from '@/services/api/call-api';
import { fileNameIn } from '@/services/api/file-name';
import { ownTimeZone } from '@/services/core/time-zone';

type Choices = { versions: boolean; events: boolean; names: boolean };

export type ExportRequest = Choices &
  (
    | { kind: 'all'; format: ArchiveExportFormat }
    /** `from`: a day of the reader's, such as 2026-11-28. */
    | { kind: 'thread'; threadId: string; format: ExportFormat; from: string | null }
    | { kind: 'message'; threadId: string; messageId: string; format: ExportFormat }
  );

export type ExportedFile = {
  name: string;
  blob: Blob;
  /** False when the file says that it ends before its thread does. */
  isComplete: boolean;
};

type Follow = { signal: AbortSignal; onProgress: (bytes: number) => void };

/** @throws AppError */
export async function fetchExport(
  request: ExportRequest,
  { signal, onProgress }: Follow,
): Promise<ExportedFile> {
  const response = await responseTo(request, signal);
  const reader = response.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    onProgress(bytes);
  }
  const blob = new Blob(parts, { type: response.headers.get('content-type') ?? '' });
  const end = await blob.slice(-EXPORT_END_BYTES).text();
  return { name: fileNameIn(response.headers), blob, isComplete: !saysIncomplete(end) };
}

function responseTo(request: ExportRequest, signal: AbortSignal): Promise<Response> {
  const { format, versions, events, names } = request;
  const flag = (isOn: boolean) => (isOn ? 'true' : 'false');
  const choices = {
    versions: flag(versions),
    events: flag(events),
    names: flag(names),
    timeZone: ownTimeZone(),
  } as const;
  if (request.kind === 'all')
    return openFile('GET /api/export', { query: { format: request.format, ...choices } }, signal);
  const part =
    request.kind === 'message'
      ? { messageId: request.messageId }
      : { ...(request.from !== null && { from: request.from }) };
  const params = { threadId: request.threadId };
  return openFile(
    'GET /api/threads/{threadId}/export',
    { params, query: { format, ...part, ...choices } },
    signal,
  );
}

/** As a press on a link to it would. */
export function saveFile({ name, blob }: Pick<ExportedFile, 'name' | 'blob'>): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it once this task is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
