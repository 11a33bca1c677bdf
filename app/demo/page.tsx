import type { Metadata } from 'next';
import { Demo } from './demo';

export const metadata: Metadata = { title: 'Live' };

export default function DemoPage() {
  return <Demo />;
}
