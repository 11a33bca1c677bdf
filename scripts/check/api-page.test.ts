// docs/api.md lists the endpoints of model/endpoints.ts, and has a section for each.
import { expect, test } from 'vitest';
import { ENDPOINTS } from '@/model/endpoints';
import { readSource } from './source-files';

const page = readSource('docs/api.md') ?? '';
/** The page writes `{id}` for the thread. */
const endpoints = Object.keys(ENDPOINTS).map((endpoint) => endpoint.replace('{threadId}', '{id}'));

test('[E8] the index of the page is the table of endpoints', () => {
  const rows = [...page.matchAll(/^\| \[`(\w+ \/api\/[^`]+)`\]/gm)].map(([, endpoint = '']) => endpoint);
  expect(rows.toSorted()).toEqual(endpoints.toSorted());
});

test('[E8] the index links to a section of the page', () => {
  const anchors = [...page.matchAll(/^##+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
  for (const [, anchor = ''] of page.matchAll(/^\| \[`[^`]+`\]\(#([^)]+)\)/gm))
    expect(anchors).toContain(anchor);
});

/** The anchor that GitHub derives from a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
