// A file of a person's in the hands of a browser test: for its dialog, or dragged over the page and dropped.
import type { Locator, Page } from 'playwright/test';

export type BroughtFile = { name: string; mimeType: string; buffer: Buffer };

export function broughtJson(name: string, value: unknown): BroughtFile {
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) };
}

export async function chooseFiles(page: Page, files: BroughtFile | readonly BroughtFile[]): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles('name' in files ? files : [...files]);
}

type DragEventName = 'dragenter' | 'dragover' | 'dragleave' | 'drop';

/**
 * What the browser would send while files are dragged over it; `drop` is the last, and counts once the page shows that it
 * takes the file.
 */
export async function dragFile(
  over: Locator,
  file: BroughtFile,
  events: readonly DragEventName[],
): Promise<void> {
  const { name, mimeType: type } = file;
  await over.evaluate(
    (element, brought) => {
      const bytes = Uint8Array.from(atob(brought.base64), (char) => char.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], brought.name, { type: brought.type }));
      for (const event of brought.events) {
        element.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    { name, type, base64: file.buffer.toString('base64'), events },
  );
}
