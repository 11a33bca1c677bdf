/** What the demo page says to the frame of its first person: a text to type and send. */
export const DEMO_MESSAGE = 'cothread-demo-message';
