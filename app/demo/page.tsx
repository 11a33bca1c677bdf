import type { Metadata } from 'next';
import { getPageLanguage } from '@/app/page-language';
import { Demo } from './demo';
import { demoWords } from './strings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: demoWords[await getPageLanguage()].documentTitle };
}

export default function DemoPage() {
  return <Demo />;
}
