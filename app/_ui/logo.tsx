/** The logo: two strands that hold one thread. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path
        d="M5 4c0 5.5 14 6 14 12 0 2.2-1.4 4-3.5 4"
        stroke="var(--accent)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path
        d="M19 4c0 2.6-3.1 4.1-6.3 5.6M9.6 11.3C7 12.700 5 14 5 16c0 2.200 1.400 4 3.500 4"
        stroke="var(--second)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
