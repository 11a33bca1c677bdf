// What a wall is, and the walls that the rooms of a floor have in common.

export type Wall = {
  /** Glob of the files to which the wall applies. Where two lines match a file, the later one counts. */
  files: string;
  /** Modules of ours that these files may import, as globs after `@/`. Files of one folder import each other by `./`. */
  may: readonly string[];
  /** Packages that these files may not import: a regular expression over the name up to its first `/` (second, when scoped). */
  never: string;
  why: string;
};

export const WEB = 'firebase';
export const ADMIN = 'firebase-admin|@google-cloud';
export const MODELS = 'openai|eventsource-parser';
export const UI = 'react|react-dom|next|@tanstack';
/** A browser gets zod's small build: both together would be 4 KB more before a thread can be read. */
export const ZOD = 'zod/v4';
/** Charts of the page of usage alone: 120 KB that nobody else loads. */
const CHARTS = 'recharts';
/** A driver of archives alone. */
export const ARCHIVES = 'mongodb';
export const GENERATED = '@thesysai|@crayonai|@openuidev';

export const under = (...folders: string[]) => folders.map((folder) => `${folder}/**`);

/** A room of `services/`: never the server's SDKs, React or Next. */
export const service = (room: string, may: readonly string[], why: string): Wall => ({
  files: `services/${room}/**`,
  may,
  never: `${ADMIN}|${MODELS}|react|react-dom|next|${GENERATED}|${ZOD}`,
  why,
});

/** A room of `hooks/`: only services/ accesses Firebase. */
export const hook = (room: string, may: readonly string[], why: string): Wall => ({
  files: `hooks/${room}/**`,
  may,
  never: `${WEB}|${ADMIN}|${MODELS}|${GENERATED}|${ZOD}`,
  why,
});

/** A room of `app/`: no Firebase, no services, no server, no generated UI, no charts. */
export const screen = (room: string, may: readonly string[], why: string): Wall => ({
  files: `app/${room}`,
  may,
  never: `${WEB}|${ADMIN}|${MODELS}|${GENERATED}|${CHARTS}|${ZOD}`,
  why,
});

/** A room of `app/` that alone may draw charts. */
export const charts = (room: string, may: readonly string[], why: string): Wall => ({
  ...screen(room, may, why),
  never: `${WEB}|${ADMIN}|${MODELS}|${GENERATED}|${ZOD}`,
});

/** A room of `server/`: no browser, no Next (Functions use it too), and only server/runs/model imports the model's SDK. */
export const server = (room: string, may: readonly string[], why: string): Wall => ({
  files: `server/${room}`,
  may,
  never: `${WEB}|${MODELS}|${UI}|${GENERATED}|${ARCHIVES}`,
  why,
});

/** Rooms of `server/`, by name. */
export const rooms = (...names: string[]) => under(...names.map((name) => `server/${name}`));
