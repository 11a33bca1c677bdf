/** The type of the `postMessage` from the demo page to the frame of its first person: a text to type and send. */
export const DEMO_MESSAGE = 'cothread-demo-message';
