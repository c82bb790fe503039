"use client";

import type { ReactNode } from "react";

export interface StepHeadingProps {
  readonly title: ReactNode;
  readonly above?: ReactNode;
  readonly lead?: ReactNode;
}

/** Takes the focus when its screen appears. */
export function StepHeading({ title, above, lead }: StepHeadingProps) {
  return (
    <header className="mb-4">
      {above ? <p className="text-sm text-muted">{above}</p> : null}
      <h2 id="bagian-judul" tabIndex={-1} className="text-xl outline-none">
        {title}
      </h2>
      {lead ? <p className="mt-1 max-w-prose text-muted">{lead}</p> : null}
    </header>
  );
}
