import { catalogue } from './language';
import type { FeedbackReason } from './feedback';

/** Reasons that people give with their feedback. */
export const feedbackReasonStrings = catalogue<Record<FeedbackReason, string>>({
  en: {
    correct: 'Correct',
    complete: 'Complete',
    clear: 'Clear',
    incorrect: 'Incorrect',
    incomplete: 'Incomplete',
    'off-topic': 'Off topic',
    unclear: 'Unclear',
    'too-long': 'Too long',
    'out-of-date': 'Out of date',
    harmful: 'Harmful',
    other: 'Something else',
  },
  zh: {
    correct: '正确',
    complete: '完整',
    clear: '清楚',
    incorrect: '不正确',
    incomplete: '不完整',
    'off-topic': '答非所问',
    unclear: '不清楚',
    'too-long': '太长',
    'out-of-date': '过时',
    harmful: '有害',
    other: '其他',
  },
});
