// Parts of the page that few people need are fetched when somebody does.
import { AppError } from '@/model/errors';
import { reloadIfOutdated } from '@/services/api/app-version';

/**
 * A part that went with its build is not waited for: the page that asked for it is loaded anew.
 * @throws AppError offline: the part could not be fetched
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (await reloadIfOutdated()) return await new Promise<T>(() => undefined);
    throw new AppError('offline', undefined, { cause });
  }
}
