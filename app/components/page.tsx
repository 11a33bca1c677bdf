import type { Metadata } from 'next';
import { Components } from './components';

export const metadata: Metadata = { title: 'Components' };

/** For those who build the app, where it runs on the emulators: hence in English alone. */
export default function ComponentsPage() {
  return <Components />;
}
