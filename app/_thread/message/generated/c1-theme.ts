// Our colours as C1 theme variables, so that an answer matches the page.

export const C1_LIGHT = {
  background: '#ffffff',
  foreground: '#ffffff',
  textNeutralPrimary: '#171b19',
  textNeutralSecondary: '#4f5853',
  textNeutralTertiary: '#66706a',
  textNeutralLink: '#0b6b5d',
  interactiveAccentDefault: '#0b6b5d',
  interactiveAccentHover: '#08574c',
  interactiveAccentPressed: '#064a41',
  borderDefault: '#e3e7e4',
  fontBody: 'Inter',
  fontHeading: 'Inter',
  fontLabel: 'Inter',
  fontNumbers: 'Inter',
};

export const C1_DARK = {
  background: '#131615',
  foreground: '#1b1f1d',
  textNeutralPrimary: '#e8edea',
  textNeutralSecondary: '#b0b9b4',
  textNeutralTertiary: '#8d9791',
  textNeutralLink: '#58cdb6',
  interactiveAccentDefault: '#58cdb6',
  interactiveAccentHover: '#77dcc8',
  interactiveAccentPressed: '#8fe6d5',
  textAccentPrimary: '#05221d',
  borderDefault: '#292f2c',
  fontBody: 'Inter',
  fontHeading: 'Inter',
  fontLabel: 'Inter',
  fontNumbers: 'Inter',
};
