import type { Metadata } from 'next';
import { getPageLanguage } from '../page-language';
import { Demo } from './demo';
import { demoWords } from './demo-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: demoWords[await getPageLanguage()].documentTitle };
}

export default function DemoPage() {
  return <Demo />;
}
