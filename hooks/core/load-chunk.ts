// Loads lazy chunks of the page.
import { AppError } from '@/model/errors';
import { reloadIfOutdated } from '@/services/api/app-version';

/**
 * If the chunk disappeared with its build, the page is reloaded.
 * @throws AppError offline: the chunk could not be fetched
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (await reloadIfOutdated()) return await new Promise<T>(() => undefined);
    throw new AppError('offline', undefined, { cause });
  }
}

/** In the place of a part that the page can be without, and whose chunk cannot be fetched: nothing, until the next page. */
export const nothingInstead = () => () => null;
