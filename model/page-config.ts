import type { BudgetKind } from './budget';
import type { Sharing } from './share';

/** The configuration that a page gets with its HTML: never built into the bundle, so one image serves every environment. */
export type PageConfig = {
  firebase: {
    apiKey: string;
    authDomain: string;
    projectId: string;
    storageBucket: string;
    messagingSenderId: string;
    appId: string;
  };
  /** Present when the server itself runs on the emulators; the demo people exist only then. */
  emulators: { auth: string; firestore: string } | null;
  demo: {
    people: { key: string; name: string; email: string }[];
    password: string;
    threadId: string;
  } | null;
  /** The build that rendered the page. */
  build: string;
  /** Models that a thread may choose among, the default first. */
  models: string[];
  /** What the site allows of share links. */
  sharing: Sharing;
  /** Whose budgets the site sets. */
  budgets: BudgetKind[];
  /** The model's answers are scripted: the screen says so. */
  scriptedModel: boolean;
};
