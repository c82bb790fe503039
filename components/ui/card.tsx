import type { ReactNode } from "react";
import { TONE_EDGE, type Tone } from "./tone";

export interface CardProps {
  readonly title?: ReactNode;
  /** Beside the title: a link, a badge. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly headingLevel?: 2 | 3;
  /** Lets tables and lists run to the card's edge. */
  readonly flush?: boolean;
}

export function Card({ title, aside, children, tone, headingLevel = 2, flush = false }: CardProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <section
      className={`avoid-break rounded-md border border-line bg-surface ${tone ? `border-s-4 ${TONE_EDGE[tone]}` : ""}`}
    >
      {title ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-4 sm:px-5">
          <Heading className="text-lg">{title}</Heading>
          {aside}
        </div>
      ) : null}
      <div className={flush ? "py-3" : "px-4 py-4 sm:px-5"}>{children}</div>
    </section>
  );
}
