import { useCallback } from 'react';
import { idToken } from '@/services/firebase/session';

/** The ID token of whoever is signed in, for a request that is no call of the workspace. @throws AppError signed-out, offline */
export function useIdToken(): () => Promise<string> {
  return useCallback(() => idToken('fresh'), []);
}
