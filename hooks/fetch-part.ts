// Parts of the page that few people need are fetched when somebody does.
import { AppError } from '@/model/errors';

/** @throws AppError offline: the part could not be fetched */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new AppError('offline', undefined, { cause });
  }
}
