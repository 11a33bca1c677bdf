/** First questions that show what an answer can be: words, a form, a chart, a table. */
export const STARTERS = [
  {
    title: 'Plan an off-site',
    text: 'Plan a two-day off-site for eight people, with a form we can fill in together.',
  },
  { title: 'Compare three options', text: 'Compare three pricing plans for a small team in a table.' },
  {
    title: 'Draw the numbers',
    text: 'Show our sign-ups of the last six months as a chart and say what stands out.',
  },
  { title: 'Think it through', text: 'Write a short checklist for launching a product on Thursday.' },
] as const;
