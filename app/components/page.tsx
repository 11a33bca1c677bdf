import type { Metadata } from 'next';
import { Parts } from './components';

export const metadata: Metadata = { title: 'Parts' };

/** For those who build the app, where it runs on the emulators: hence in English alone. */
export default function PartsPage() {
  return <Parts />;
}
