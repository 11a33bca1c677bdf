// What can be exported of a thread, and how.

export const EXPORT_FORMATS = ['json', 'markdown', 'html', 'docx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Formats of all threads at once; each DOCX file is built in memory. */
export const ARCHIVE_EXPORT_FORMATS = ['json', 'markdown', 'html'] as const;
export type ArchiveExportFormat = (typeof ARCHIVE_EXPORT_FORMATS)[number];

/** Why a file ends before its thread does. */
export const EXPORT_ENDS = ['access-lost', 'interrupted', 'failed'] as const;
export type ExportEnd = (typeof EXPORT_ENDS)[number];

/** Whether the last bytes of an exported text file say that not everything is in it. */
export function saysIncomplete(end: string): boolean {
  return /"complete":false|<!-- complete: false/.test(end);
}

/** More than what follows the last message, which may say anything. */
export const EXPORT_END_BYTES = 80;
