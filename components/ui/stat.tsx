import type { ReactNode } from "react";
import { Link } from "./link";
import { TONE_EDGE, type Tone } from "./tone";

export interface StatProps {
  readonly label: ReactNode;
  /** Already formatted: "1.234" or "64 %". */
  readonly figure: string;
  /** "dari 640 keluarga". */
  readonly denominator?: string;
  /** Date and source: "per 14 Mei 2026, data desa". */
  readonly source?: string;
  readonly tone?: Tone;
  readonly href?: string;
}

/** A figure never stands alone: denominator, date and source come with it (LOOK 8). */
export function Stat({ label, figure, denominator, source, tone, href }: StatProps) {
  const body = (
    <>
      <span className="block text-sm font-semibold text-muted">{label}</span>
      <span className="tabular mt-1 block text-2xl font-bold">{figure}</span>
      {denominator ? <span className="tabular block text-sm">{denominator}</span> : null}
      {source ? <span className="mt-1 block text-sm text-muted">{source}</span> : null}
    </>
  );
  const box = `block h-full rounded-md border border-line bg-surface p-4 ${tone ? `border-s-4 ${TONE_EDGE[tone]}` : ""}`;
  if (!href) return <div className={box}>{body}</div>;
  return (
    <Link href={href} className={`${box} transition-colors hover:bg-laut-wash`}>
      {body}
    </Link>
  );
}
