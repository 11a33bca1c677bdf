import type { Metadata } from 'next';
import { Components } from './components';

export const metadata: Metadata = { title: 'Components' };

/** For developers, where the app runs on the emulators: therefore in English only. */
export default function ComponentsPage() {
  return <Components />;
}
