// The names of the products that conversations come from.
import type { ArchiveFormat } from './imported';

/** Names of products and of kinds of files. */
export const ARCHIVE_NAMES: Record<ArchiveFormat, string> = {
  cothread: 'Cothread',
  chatgpt: 'ChatGPT',
  claude: 'Claude',
  librechat: 'LibreChat',
  'open-webui': 'Open WebUI',
  openai: 'OpenAI JSON',
  sharegpt: 'ShareGPT JSON',
  markdown: 'Markdown',
  slack: 'Slack',
};
