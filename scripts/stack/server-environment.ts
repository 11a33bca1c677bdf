// The environment of a command that runs the server's own code.
import fs from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { ROOT } from './child';
import { environmentOf } from './emulators';
import { emulatorPortsFromEnvironment } from './ports';

/** As the server's own: the shell first, then .env.local and .env. Without a project these are the emulators of `npm run dev`. */
export function loadServerEnvironment(): void {
  for (const file of ['.env.local', '.env'].map((name) => path.join(ROOT, name)))
    if (fs.existsSync(file)) loadEnvFile(file);
  if (!process.env['FIREBASE_PROJECT_ID'])
    Object.assign(process.env, environmentOf(emulatorPortsFromEnvironment()));
}
