import type { Metadata } from 'next';
import { getPageLanguage } from '@/app/page-language';
import { Demo } from './demo';
import { demoStrings } from './strings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: demoStrings[await getPageLanguage()].documentTitle };
}

export default function DemoPage() {
  return <Demo />;
}
