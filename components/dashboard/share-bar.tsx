export interface ShareBarProps {
  /** 0 to 100; null draws the empty track. */
  readonly percent: number | null;
  readonly fill?: string;
  /** Grows from the end towards the start: the left wing of a two-sided chart. */
  readonly fromEnd?: boolean;
  readonly track?: boolean;
}

/**
 * A bar beside its figure, so hidden from screen readers. Drawn as SVG: a width in a style attribute is refused by the
 * content security policy.
 */
export function ShareBar({ percent, fill = "fill-laut", fromEnd = false, track = true }: ShareBarProps) {
  const width = Math.min(100, Math.max(0, percent ?? 0));
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      className="block h-full w-full"
    >
      {track ? <rect width="100" height="1" className="fill-line" /> : null}
      <rect x={fromEnd ? 100 - width : 0} width={width} height="1" className={fill} />
    </svg>
  );
}
