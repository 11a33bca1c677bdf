import { createContext, type ReactNode } from 'react';

/** A fenced block; `code` is how it is drawn as code. */
export type Fence = { source: string; /** It may still grow. */ isOpen: boolean; code: ReactNode };

/** What draws fences of these languages in another way than as code. */
export const FencesContext = createContext<ReadonlyMap<string, (fence: Fence) => ReactNode>>(new Map());
